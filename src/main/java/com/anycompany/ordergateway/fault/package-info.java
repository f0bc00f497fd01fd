/**
 * What can go wrong with a dependency, said by meaning: is it certain that nothing happened, and may a retry help?
 *
 * <p>Adapters classify; everybody else asks {@link com.anycompany.ordergateway.fault.Fault}.
 */
@NullMarked
package com.anycompany.ordergateway.fault;

import org.jspecify.annotations.NullMarked;
