import type { ProblemTable } from '#platform/problem.js';

export const ACCOUNT_PROBLEMS = {
  'account-not-found': [404, '找不到该账号', 'No such account in your scope: check the id.'],
  'username-taken': [409, '用户名已被使用', 'Choose another user name.'],
  'not-yourself': [409, '不能停用自己的账号', 'Ask another administrator to disable your account.'],
  'scope-missing': [422, '缺少该角色需要的范围', 'Give the scope that the role needs: a place, a provider, a caregiver of that provider, or elders.'],
  'scope-too-much': [422, '该角色不能有这些范围', 'Leave out the scopes that the role does not need.'],
  'scope-outside-yours': [403, '超出您的管理范围', 'You may only give accounts inside your own place.'],
  'scope-unknown': [422, '范围不存在', 'No such place, provider, caregiver of that provider, or elder.'],
} satisfies ProblemTable;
