import type { ProblemTable } from '#platform/problem.js';

export const PROBLEMS = {
  'scope-not-yours': [404, '不在您的辖区内', 'This scope is not at or below your own: leave it out or take one below yours.'],
  'month-not-kept': [404, '没有该月的数据', 'No figures are kept for this month: ask for one between the first event and now.'],
  'demand-not-found': [404, '找不到这条诉求', 'No such demand in your scope: check the id.'],
} satisfies ProblemTable;
