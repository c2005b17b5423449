export { type Operation } from '@palaver/openapi';
