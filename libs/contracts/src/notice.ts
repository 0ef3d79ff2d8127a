/** How a notice reaches somebody. The operator's own gateway knows each of them. */
export const NOTICE_CHANNELS = ['sms', 'voice', 'wechat'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/**
 * QUEUED -> ACCEPTED (the gateway took it) -> DELIVERED or FAILED, as its receipt says. EXPIRED: it would have come too late.
 * NOT_CONFIGURED: no gateway is connected, nothing was sent. SKIPPED: kept quiet on purpose (`why` says which rule).
 */
export const NOTICE_STATES = ['QUEUED', 'ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED', 'NOT_CONFIGURED', 'SKIPPED'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** What a family may switch on and off: calls for help, how they go on, visits, devices. */
export const NOTICE_KINDS = ['ALARM', 'PROGRESS', 'VISIT', 'DEVICE'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_TEMPLATES = [
  'ALARM_UNANSWERED',
  'ALARM_RAISED',
  'ALARM_TAKEN',
  'CONCERN_TAKEN',
  'HELP_SENT',
  'ALARM_CLOSED',
  'VISIT_EN_ROUTE',
  'VISIT_STARTED',
  'VISIT_FINISHED',
  'DEVICE_SILENT',
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];
