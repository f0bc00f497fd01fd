package com.anycompany.ordergateway.local;

import java.nio.file.Path;

/** Where the table of orders is kept. Queues, topic and mails are always in memory. */
public sealed interface Storage {
    /** Gone at the end. */
    record InMemory() implements Storage {}

    /** In files of this folder, which is made if missing, and found again at the next start. */
    record InFolder(Path folder) implements Storage {}
}
