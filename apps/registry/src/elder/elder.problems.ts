import type { ProblemTable } from '#platform/problem.js';

export const ELDER_PROBLEMS = {
  'elder-not-found': [404, '找不到这位老人', 'No such elder in your scope: check the id.'],
  'away-backwards': [422, '结束时间必须晚于开始时间', 'An absence ends after it begins.'],
  'away-over': [422, '结束时间已经过去', 'Give an end that lies ahead.'],
  'away-too-long': [422, '离家时间最长 366 天', 'Give an end within 366 days of the beginning.'],
} satisfies ProblemTable;
