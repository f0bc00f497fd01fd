package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.entrance.Entrance;
import com.anycompany.ordergateway.entrance.EntranceContract;
import com.anycompany.ordergateway.entrance.Request;
import com.anycompany.ordergateway.entrance.SampleApi;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

/** The contract of every entrance, by events of every form. */
final class EventEntranceContractTest {
    abstract static class Form extends EntranceContract {
        private final EventForm form;
        private final boolean base64;

        Form(EventForm form, boolean base64) {
            this.form = form;
            this.base64 = base64;
        }

        @Override
        protected Entrance open(SampleApi sample) {
            return new EventEntrance(form, base64, sample);
        }
    }

    @Nested
    final class HttpApi extends Form {
        HttpApi() {
            super(EventForm.HTTP_API, false);
        }
    }

    @Nested
    final class HttpApiInBase64 extends Form {
        HttpApiInBase64() {
            super(EventForm.HTTP_API, true);
        }
    }

    @Nested
    final class HttpApiOnAStage extends Form {
        HttpApiOnAStage() {
            super(EventForm.HTTP_API_ON_A_STAGE, false);
        }
    }

    @Nested
    final class HttpApiInTheOldFormat extends Form {
        HttpApiInTheOldFormat() {
            super(EventForm.HTTP_API_IN_THE_OLD_FORMAT, true);
        }
    }

    @Nested
    final class RestApi extends Form {
        RestApi() {
            super(EventForm.REST_API, false);
        }
    }

    @Nested
    final class RestApiOnADomain extends Form {
        RestApiOnADomain() {
            super(EventForm.REST_API_ON_A_DOMAIN, true);
        }
    }

    /** Such a balancer sends the last value of a header alone, so that nothing comes twice. */
    @Nested
    final class Balancer extends Form {
        Balancer() {
            super(EventForm.BALANCER, false);
        }

        @Override
        protected boolean carries(Request request) {
            var names = request.headers().stream()
                    .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            return names.size() == request.headers().size();
        }
    }

    @Nested
    final class BalancerWithSeveralValues extends Form {
        BalancerWithSeveralValues() {
            super(EventForm.BALANCER_WITH_SEVERAL_VALUES, true);
        }
    }
}
