package com.anycompany.ordergateway.local.sns;

/**
 * What becomes of a batch in which one entry alone breaks a rule. API_PublishBatch says that results are reported
 * entry by entry; the service has been seen to refuse the whole call. A publisher has to live with both.
 */
public enum BadEntries {
    /** The entry is among the failed ones, at the sender's fault; the others are taken. */
    FAIL_ALONE,
    /** The first bad entry's refusal answers the call; nothing is taken. */
    FAIL_THE_CALL
}
