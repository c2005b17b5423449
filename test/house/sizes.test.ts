import { describe, expect, it } from '@jest/globals';
import { ownFiles, read } from './tree.js';

const aside = /\.(spec|test)\.ts$|^test\/|\/migrations\/|\/generated\/|-table\.ts$/;

const sizes = ownFiles()
  .filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file) && !aside.test(file))
  .map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
  .sort((a, b) => a.lines - b.lines);

const percentile = (share: number) => sizes[Math.ceil(sizes.length * share) - 1]?.lines;

describe('source files stay small (tests, migrations, generated code and tables aside)', () => {
  it('none is above 300 lines', () => {
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it('the median is at most 60 lines', () => {
    expect(percentile(0.5)).toBeLessThanOrEqual(60);
  });

  it('nine in ten have at most 200 lines', () => {
    expect(percentile(0.9)).toBeLessThanOrEqual(200);
  });
});
