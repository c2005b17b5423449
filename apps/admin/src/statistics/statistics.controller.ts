import { Controller, Get, Param, Res } from '@nestjs/common';
import { type StatisticName, statisticSchemas, type StatisticsQuery, statisticsQuerySchema } from '@palaver/contracts';
import { ProblemError } from '@palaver/platform';
import { type FastifyReply } from 'fastify';
import { Allow } from '../auth/allow.js';
import { type Caller, FromToken } from '../auth/caller.js';
import { rowsOf } from '../exports/write-lines.js';
import { CheckedQuery } from '../requests/body.pipe.js';
import { type StatisticOf, StatisticsService } from './statistics.service.js';

@Controller('v1/statistics')
@Allow('statistics:read')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  @Get(':name')
  async getStatistic(
    @FromToken() caller: Caller,
    @Param('name') name: string,
    @CheckedQuery(statisticsQuerySchema) query: StatisticsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatisticOf<StatisticName> | Buffer> {
    if (!isStatistic(name)) {
      const names = Object.keys(statisticSchemas).join(', ');
      throw new ProblemError(404, 'unknown-statistic', `There is no such statistic; there are ${names}.`);
    }
    const statistic = await this.statistics.read(caller, name, query);
    return query.format === 'json' ? statistic : asCsv(name, statistic, reply);
  }
}

function asCsv(name: StatisticName, { siteId, data }: StatisticOf<StatisticName>, reply: FastifyReply): Buffer {
  const columns = Object.keys(statisticSchemas[name].shape);
  void reply
    .header('content-type', 'text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${siteId}-${name}.csv"`);
  return rowsOf([columns, ...data.map((line) => columns.map((column) => line[column as keyof typeof line]))]);
}

function isStatistic(name: string): name is StatisticName {
  return Object.hasOwn(statisticSchemas, name);
}
