package com.anycompany.ordergateway.local.page;

/** The page around its sections. */
final class Shell {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Embedded AWS: what arrived</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            nav a { margin-right: 1rem; }
            h2 { display: inline-block; margin: 2rem 1rem .5rem 0; }
            h3 { font-size: 1rem; margin: .8rem 0 .2rem; }
            small, time { color: GrayText; font-weight: normal; font-variant-numeric: tabular-nums; }
            details { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .4rem;
              padding: .4rem .8rem; margin: .4rem 0; }
            summary { cursor: pointer; overflow-wrap: anywhere; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; margin: .4rem 0; }
            table { border-collapse: collapse; font-size: .9rem; margin: .4rem 0; }
            th { text-align: left; font-weight: 600; padding-right: 1rem; vertical-align: top; }
            td { overflow-wrap: anywhere; }
            iframe { width: 100%; height: 30rem; border: 1px solid GrayText; border-radius: .4rem; background: white; }
            </style>
            </head>
            <body>
            <h1>Embedded AWS: what arrived</h1>
            <nav><a href="/">Look again</a><a href="#items">Orders</a><a href="#topic">Topic</a>\
            <a href="#queue">Queues</a><a href="#mails">Mails</a></nav>
            <main>
            """;
    private static final String FOOT = """
            </main>
            </body>
            </html>
            """;

    private Shell() {}

    static String around(String markup) {
        return HEAD + markup + FOOT;
    }
}
