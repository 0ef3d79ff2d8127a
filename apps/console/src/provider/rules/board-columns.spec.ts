import { boardColumns } from './board-columns.js';

const visit = (id: string, state: Parameters<typeof boardColumns>[0][number]['state'], dueAt: string, finishedAt: string | null = null) => ({ id, state, dueAt, finishedAt });

it('has every column, open ones by due time, the finished one newest first', () => {
  const columns = boardColumns([
    visit('b', 'ACCEPTED', '12'),
    visit('a', 'ACCEPTED', '11'),
    visit('f1', 'FINISHED', '08', '0830'),
    visit('f2', 'CLOSED', '07', '0930'),
    visit('gone', 'CANCELLED', '07'),
  ]);
  expect(columns.map((column) => [column.state, column.visits.map((each) => each.id)])).toEqual([
    ['ASSIGNED', []],
    ['ACCEPTED', ['a', 'b']],
    ['EN_ROUTE', []],
    ['STARTED', []],
    ['FINISHED', ['f2', 'f1']],
  ]);
});
