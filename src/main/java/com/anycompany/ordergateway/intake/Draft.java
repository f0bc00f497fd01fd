package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Customer;
import java.util.Map;

/** A valid content, with its defaults, that is not an order yet: it has neither an identity nor a time. */
record Draft(Basket basket, Customer customer, Map<String, String> metadata) {}
