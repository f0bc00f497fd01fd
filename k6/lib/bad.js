// What nobody may send, and the answer that is promised to it.

const id = 'bad-input';
const json = 'application/json';
const order = (price, more = '') => `{"order_id": "${id}", "product": "Laptop", "price": ${price}${more}}`;

export const BAD = [
  { what: 'nothing', body: '', status: 400, code: 'malformed-json' },
  { what: 'a torn document', body: '{"order_id": "bad', status: 400, code: 'malformed-json' },
  { what: 'a comment', body: '{} // please', status: 400, code: 'malformed-json' },
  { what: 'two documents', body: `${order(1)} ${order(2)}`, status: 400, code: 'malformed-json' },
  { what: 'a number that JSON does not know', body: order('NaN'), status: 400, code: 'malformed-json' },
  { what: 'a key twice', body: order(1, ', "price": 2'), status: 400, code: 'duplicate-key' },
  { what: 'a list', body: '[]', status: 422, code: 'invalid-order' },
  { what: 'no price', body: `{"order_id": "${id}", "product": "Laptop"}`, status: 422, code: 'invalid-order' },
  { what: 'a price in quotes', body: order('"999.99"'), status: 422, code: 'invalid-order' },
  { what: 'a price below zero', body: order('-1'), status: 422, code: 'invalid-order' },
  { what: 'an endless price', body: order('1e999999999'), status: 422, code: 'invalid-order' },
  { what: 'an unknown property', body: order(1, ', "status": "SHIPPED"'), status: 422, code: 'invalid-order' },
  { what: 'an odd id', body: order(1).replace(id, '../etc'), status: 422, code: 'invalid-order' },
  { what: 'a form', body: 'order_id=1', type: 'application/x-www-form-urlencoded', status: 415,
    code: 'unsupported-media-type' },
  { what: 'too much', body: order(1, `, "metadata": {"a": "${'x'.repeat(66000)}"}`), status: 413,
    code: 'content-too-large' },
].map((each) => ({ type: json, ...each }));

// The id that every one of them names: nobody ever finds an order there.
export const NOBODY = id;
