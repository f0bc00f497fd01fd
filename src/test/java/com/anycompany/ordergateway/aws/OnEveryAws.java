package com.anycompany.ordergateway.aws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract of an adapter, run against every AWS that is wanted: {@link ContractAws#wanted()}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("contract")
@ParameterizedClass(name = "{0}")
@MethodSource("com.anycompany.ordergateway.aws.ContractAws#wanted")
@ExtendWith(Gaps.class)
@interface OnEveryAws {}
