import { type DynamicModule, Module } from '@nestjs/common';
import { Authenticator } from './authenticator.js';
import { CommentsController } from './comments.controller.js';
import { Evaluations } from './evaluations.js';
import { EventsController } from './events.controller.js';
import { EventIntake } from './intake/event-intake.js';
import { OpenapiController } from './openapi.controller.js';
import { ApiDocument } from './openapi/api-document.js';
import { CommentReads } from './reads/comment-reads.js';

export interface GatewayServices {
  authenticator: Authenticator;
  intake: EventIntake;
  reads: CommentReads;
  evaluations: Evaluations;
  document: ApiDocument;
}

/** The services are made by hand where the stores are opened, so that a test can make them of other parts. */
@Module({ controllers: [EventsController, CommentsController, OpenapiController] })
export class GatewayModule {
  static with(services: GatewayServices): DynamicModule {
    return {
      module: GatewayModule,
      providers: [
        { provide: Authenticator, useValue: services.authenticator },
        { provide: EventIntake, useValue: services.intake },
        { provide: CommentReads, useValue: services.reads },
        { provide: Evaluations, useValue: services.evaluations },
        { provide: ApiDocument, useValue: services.document },
      ],
    };
  }
}
