package com.anycompany.ordergateway.crash;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One kept-alive connection, spoken by hand, so that every way in which it can end is told apart. */
public final class Connection implements AutoCloseable {
    private final int port;
    private final Socket socket = new Socket();
    private final Duration patience;
    private long lastAnswer;

    /** Nothing happens before the first request. */
    public Connection(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    int port() {
        return port;
    }

    /** Sends one request and waits for its answer. After a loss, or an answer that is the last, the connection is done with. */
    public Reply ask(String method, String path, String body) {
        var idle = lastAnswer == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastAnswer);
        try {
            connect();
            var content = body.getBytes(StandardCharsets.UTF_8);
            var head = "%s %s HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                    .formatted(method, path, content.length);
            var request = new ByteArrayOutputStream();
            request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(content);
            socket.getOutputStream().write(request.toByteArray());
            var answer = read(new BufferedInputStream(socket.getInputStream()));
            lastAnswer = System.nanoTime();
            return answer;
        } catch (ConnectException e) {
            return new Reply.Lost(Reply.Loss.REFUSED, idle);
        } catch (SocketTimeoutException e) {
            return new Reply.Lost(Reply.Loss.SILENT, idle);
        } catch (EOFException e) {
            return new Reply.Lost(Reply.Loss.ENDED, idle);
        } catch (IOException e) {
            return new Reply.Lost(Reply.Loss.RESET, idle);
        }
    }

    /** Waits, without asking for anything, until the other end closes; whether it did so in order. */
    boolean endsInOrder() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is gone either way.
        }
    }

    private void connect() throws IOException {
        if (!socket.isConnected()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    Math.toIntExact(patience.toMillis()));
        }
    }

    private static Reply.Answered read(InputStream in) throws IOException {
        var status = line(in);
        var headers = headers(in);
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Reply.Answered(
                Integer.parseInt(status.substring(9, 12)), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
