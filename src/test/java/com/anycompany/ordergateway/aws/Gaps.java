package com.anycompany.ordergateway.aws;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Lets a contract fail on an emulator only where a {@link Gap} of it says so, with the answer that stands there. */
final class Gaps implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> test, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        proceed(test, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> test, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        proceed(test, context);
    }

    private static void proceed(Invocation<@Nullable Void> test, ExtensionContext context) throws Throwable {
        try {
            test.proceed();
        } catch (AssertionError failure) {
            var said = inFull(failure);
            var gap = gaps(context)
                    .filter(each -> said.contains(each.answer()))
                    .findFirst()
                    .orElseThrow(() -> failure);
            System.out.println(gap + ": " + context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName());
        }
    }

    private static Stream<Gap> gaps(ExtensionContext context) {
        var aws = ((OnAws) context.getRequiredTestInstance()).aws();
        return aws.emulator().stream().flatMap(emulator -> Gap.of(emulator, context.getRequiredTestClass()));
    }

    private static String inFull(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
