/**
 * What arrived, for a person with a browser and for a script.
 */
@NullMarked
package com.anycompany.ordergateway.local.page;

import org.jspecify.annotations.NullMarked;
