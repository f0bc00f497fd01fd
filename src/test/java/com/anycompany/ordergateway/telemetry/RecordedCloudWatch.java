package com.anycompany.ordergateway.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/** The client of a CloudWatch that remembers what it was sent, or is down. */
public final class RecordedCloudWatch implements CloudWatchAsyncClient {
    private final List<PutMetricDataRequest> requests = new ArrayList<>();
    private volatile boolean down;
    private volatile boolean closed;

    @Override
    public synchronized CompletableFuture<PutMetricDataResponse> putMetricData(PutMetricDataRequest request) {
        if (down) {
            return CompletableFuture.failedFuture(new IllegalStateException("CloudWatch is down"));
        }
        requests.add(request);
        return CompletableFuture.completedFuture(PutMetricDataResponse.builder().build());
    }

    /** From now on every call fails. */
    public void breakDown() {
        down = true;
    }

    /** Every metric of every call, in order. */
    public synchronized List<MetricDatum> metrics() {
        return requests.stream()
                .flatMap(request -> request.metricData().stream())
                .toList();
    }

    /** The namespaces that were written to. */
    synchronized List<String> namespaces() {
        return requests.stream().map(PutMetricDataRequest::namespace).distinct().toList();
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        closed = true;
    }
}
