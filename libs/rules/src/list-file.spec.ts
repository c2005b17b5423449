import { describe, expect, test } from '@jest/globals';
import { describeIssue, parseListFile } from './index.js';
import { issuesIn } from './rule-set-error.js';

describe('list files', () => {
  test('an entry may say how long and for whom it counts', () => {
    const file =
      '# bought in spring\nplain {not details\n\n  cheap coins { until: 2027-01-01, language: de, note: "a wave" }\n';
    expect(parseListFile(file)).toEqual([
      'plain {not details',
      { term: 'cheap coins', until: '2027-01-01', language: 'de', note: 'a wave' },
    ]);
  });

  test('what is wrong in a file is told with line and column', () => {
    const file = 'fine\nbad { untill: 2027-01-01 }\n  worse { language: Deutsch }\nworst { a: : }\n';
    const issues = issuesIn(() => parseListFile(file, 'lists/own.txt'));
    expect(issues.slice(0, 2).map((issue) => describeIssue(issue))).toEqual([
      'lists/own.txt:2:7: unknown key untill (untill); did you mean until?',
      'lists/own.txt:3:21: must be the code of a language such as de (language)',
    ]);
    expect(issues[2]).toMatchObject({ file: 'lists/own.txt', line: 4 });
  });
});
