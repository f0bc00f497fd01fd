package com.anycompany.ordergateway.local.ses;

import java.util.List;
import java.util.stream.Stream;

/** Who gets a mail, openly or not: 1 to 50 addresses. Source: API_SendEmail of version 2; "Service quotas in Amazon SES". */
record Recipients(List<MailAddress> addresses) {
    private static final int MOST = 50;

    Recipients {
        addresses = List.copyOf(addresses);
    }

    static Recipients read(Fields destination) {
        var given = Stream.of("ToAddresses", "CcAddresses", "BccAddresses")
                .flatMap(kind -> destination.texts(kind).stream())
                .toList();
        if (given.isEmpty()) {
            throw SesRefusal.badRequest("Destination must have at least one recipient");
        }
        if (given.size() > MOST) {
            throw SesRefusal.badRequest("Recipient count exceeds " + MOST + ".");
        }
        return new Recipients(given.stream().map(MailAddress::of).toList());
    }
}
