import { type Provider } from '@nestjs/common';
import {
  type CareRepository,
  type Database,
  HandoverRepository,
  SampleRepository,
  SampleResultRepository,
  StatisticRepository,
} from '@palaver/persistence';
import { HandoverController } from '../handover/handover.controller.js';
import { HandoverService } from '../handover/handover.service.js';
import { RetentionController } from '../retention/retention.controller.js';
import { type SitesService } from '../sites/sites.service.js';
import { StatisticsController } from '../statistics/statistics.controller.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { CareController } from './care.controller.js';
import { CareService } from './care.service.js';
import { OwnWorkController } from './own-work.controller.js';
import { OwnWorkService } from './own-work.service.js';
import { SamplingController } from './sampling.controller.js';
import { SamplingService } from './sampling.service.js';

export const QUALITY_CONTROLLERS = [
  StatisticsController,
  HandoverController,
  SamplingController,
  CareController,
  OwnWorkController,
  RetentionController,
];

/** How well rules and people decide, and how people fare. */
export function qualityProviders(db: Database, sites: SitesService, care: CareRepository): Provider[] {
  const counts = new StatisticRepository(db);
  const statistics = new StatisticsService(counts, new SampleResultRepository(db), sites);
  const handover = new HandoverService(db, new HandoverRepository(), counts, sites);
  return [
    { provide: StatisticsService, useValue: statistics },
    { provide: HandoverService, useValue: handover },
    { provide: SamplingService, useValue: new SamplingService(new SampleRepository(db), sites) },
    { provide: OwnWorkService, useValue: new OwnWorkService(db, sites) },
    { provide: CareService, useValue: new CareService(care) },
  ];
}
