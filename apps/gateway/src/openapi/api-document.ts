import { buildOpenApi } from './build-openapi.js';

/** The OpenAPI document of this gateway, made once. */
export class ApiDocument {
  readonly content: ReturnType<typeof buildOpenApi>;

  constructor(publicUrl: string) {
    this.content = buildOpenApi(publicUrl);
  }
}
