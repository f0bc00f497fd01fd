/**
 * What is measured: the ports through which the other packages tell, each filled with counts and times of one book. Every
 * name is in {@link com.anycompany.ordergateway.meters.Names}, and README, dashboard and alarms are held against it.
 */
@NullMarked
package com.anycompany.ordergateway.meters;

import org.jspecify.annotations.NullMarked;
