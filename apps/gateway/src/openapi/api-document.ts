import { type Json, renderReference } from '@palaver/openapi';
import { buildOpenApi } from './build-openapi.js';

/** The OpenAPI document of this gateway and the page made of it, once. */
export class ApiDocument {
  readonly content: Json;
  readonly page: string;

  constructor(publicUrl: string) {
    this.content = buildOpenApi(publicUrl);
    this.page = renderReference(this.content);
  }
}
