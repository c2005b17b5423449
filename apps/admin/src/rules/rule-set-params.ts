import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { ruleSetIdSchema } from '@palaver/contracts';
import { ProblemError } from '@palaver/platform';

const NUMBER = /^[1-9]\d{0,8}$/;

@Injectable()
class IdPipe implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!ruleSetIdSchema.safeParse(id).success) {
      throw new ProblemError(404, 'unknown-rule-set', 'No rule set can have this id.');
    }
    return id;
  }
}

@Injectable()
class VersionPipe implements PipeTransform<string, number> {
  transform(version: string): number {
    if (!NUMBER.test(version)) {
      throw new ProblemError(404, 'unknown-version', 'Versions are counted from 1.');
    }
    return Number(version);
  }
}

/** What cannot be an id or a number of ours is not found, without asking the database. */
export const RuleSetId = () => Param('id', new IdPipe());
export const VersionNumber = () => Param('version', new VersionPipe());
