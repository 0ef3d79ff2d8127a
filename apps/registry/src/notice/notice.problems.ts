import type { ProblemTable } from '#platform/problem.js';

export const NOTICE_PROBLEMS = {
  'receipt-not-signed': [401, '回执签名无效', 'Sign `<timestamp>.<body>` with the shared secret (HMAC-SHA256, hex): X-Huying-Timestamp and X-Huying-Signature.'],
  'receipt-too-old': [401, '回执时间超出允许范围', 'X-Huying-Timestamp must lie within 5 minutes of now, in Unix seconds.'],
  'notice-not-found': [404, '找不到该通知', 'No notice has this id.'],
  'elder-not-found': [404, '找不到这位老人', 'No such elder in your scope: check the id.'],
  'not-a-phone': [422, '电话号码不正确', 'Give 7 to 12 digits.'],
} satisfies ProblemTable;
