export type { ClientOptions } from './client-options.js';
export type * from './generated/gateway/types.gen.js';
export { type Page, pagesOf } from './pages.js';
export { Palaver, type PalaverOptions } from './palaver.js';
export { type AdminCalls, palaverAdmin, type PalaverAdminOptions } from './palaver-admin.js';
export { PalaverError } from './palaver-error.js';
export { readWebhook, type VerifyOptions, WebhookError, type WebhookHeaders, type WebhookMessage } from './webhooks.js';
