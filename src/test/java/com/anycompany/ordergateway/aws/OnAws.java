package com.anycompany.ordergateway.aws;

/** A contract that runs against the AWS that it is given. */
interface OnAws {
    ContractAws aws();
}
