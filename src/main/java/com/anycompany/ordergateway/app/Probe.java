package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.config.ConfigurationException;
import com.anycompany.ordergateway.config.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A look at a gateway of the same machine, for containers without a shell: exits 0 if it says that it is alive, else 1.
 *
 * <p>Alive and not ready: whoever runs the container ends it when this fails, and one that drains must be left to finish.
 */
public final class Probe {
    private static final int PATIENCE = Math.toIntExact(Duration.ofSeconds(3).toMillis());

    private Probe() {}

    /** Looks once, at the port that the settings name. */
    public static void main(String... arguments) {
        System.exit(alive(System.getenv()) ? 0 : 1);
    }

    /** Whether a gateway with these settings answers within 3 s and says that it is alive. */
    static boolean alive(Map<String, String> environment) {
        try {
            var live = URI.create(
                    "http://127.0.0.1:" + Settings.read(environment).http().port() + "/health/live");
            var connection = (HttpURLConnection) live.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException | ConfigurationException unreachable) {
            System.err.println(unreachable.getMessage());
            return false;
        }
    }
}
