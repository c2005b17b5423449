export { buildDocument } from './build-document.js';
export { type Json } from './json.js';
export { type Operation, type OperationExample, type Service, type Webhook } from './operation.js';
export { SERVICE_OPERATIONS } from './service-operations.js';
export { REFERENCE_POLICY, REFERENCE_STYLE } from './reference/reference-style.js';
export { renderReference } from './reference/render-reference.js';
export { html, Html } from './reference/html.js';
