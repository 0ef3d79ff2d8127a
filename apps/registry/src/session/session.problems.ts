import type { ProblemTable } from '#platform/problem.js';

export const SESSION_PROBLEMS = {
  'sign-in-refused': [401, '用户名或密码不正确', 'The name or the password is wrong. Five failures in a row lock the name for 15 minutes.'],
  locked: [429, '失败次数过多,请稍后再试', 'Too many failures: this name is locked until `lockedUntil`.'],
  'refresh-unknown': [401, '请重新登录', 'No refresh cookie, or one that was never given out: sign in.'],
  'refresh-expired': [401, '登录已过期,请重新登录', 'The refresh token has expired: sign in.'],
  'refresh-revoked': [401, '登录已失效,请重新登录', 'This sign-in was ended: sign in.'],
  'refresh-superseded': [409, '登录已在另一页面更新', 'Another tab has just refreshed: send the request again with the new cookie.'],
  'refresh-reused': [401, '登录已失效,请重新登录', 'A used refresh token came back, so this sign-in was ended everywhere: sign in.'],
  'password-too-short': [422, '密码至少 12 个字符', 'Use at least 12 characters.'],
  'password-too-long': [422, '密码最多 128 个字符', 'Use at most 128 characters.'],
  'password-too-simple': [422, '密码过于简单', 'Use more different characters, and no run such as 123456.'],
  'password-has-name': [422, '密码不能包含用户名', 'Leave the user name out of the password.'],
} satisfies ProblemTable;
