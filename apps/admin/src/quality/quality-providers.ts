import { type Provider } from '@nestjs/common';
import {
  type CareRepository,
  type Database,
  SampleRepository,
  SampleResultRepository,
  StatisticRepository,
} from '@palaver/persistence';
import { type SitesService } from '../sites/sites.service.js';
import { StatisticsController } from '../statistics/statistics.controller.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { CareController } from './care.controller.js';
import { CareService } from './care.service.js';
import { SamplingController } from './sampling.controller.js';
import { SamplingService } from './sampling.service.js';

export const QUALITY_CONTROLLERS = [StatisticsController, SamplingController, CareController];

/** How well rules and people decide, and how people fare. */
export function qualityProviders(db: Database, sites: SitesService, care: CareRepository): Provider[] {
  const statistics = new StatisticsService(new StatisticRepository(db), new SampleResultRepository(db), sites);
  return [
    { provide: StatisticsService, useValue: statistics },
    { provide: SamplingService, useValue: new SamplingService(new SampleRepository(db), sites) },
    { provide: CareService, useValue: new CareService(care) },
  ];
}
