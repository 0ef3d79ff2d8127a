import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import { NOTICE_CHANNELS, NOTICE_KINDS, type NoticeChannel, type NoticeKind, type NoticeState, type NoticeTemplate } from '#contracts/notice.js';
import { PageQuery } from '#platform/page.dto.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export class NoticeQuery extends PageQuery {}

/** A notice as it stands, without the number it went to. Instants are ISO 8601 UTC. */
export class NoticeRow {
  id: string;
  channel: NoticeChannel;
  template: NoticeTemplate;
  /** What was said, in the recipient's language. */
  text: string;
  state: NoticeState;
  /** A code: which rule kept it quiet, or what the gateway answered. */
  why: string | null;
  urgent: boolean;
  attempts: number;
  /** To the caller's own account. */
  mine: boolean;
  /** The place in the elder's list of contacts; null: to a family account. */
  contactPlace: number | null;
  madeAt: string;
  changedAt: string;
}

export class NoticePage {
  items: NoticeRow[];
  next: string | null;
}

/** What one family account wants to be told of one elder. */
export class NoticePreference {
  /** Null: no number is known, nothing can be sent. */
  phoneMasked: string | null;
  channels: NoticeChannel[];
  kinds: NoticeKind[];
  locale: 'zh-CN' | 'en';
  /** Local HH:MM; equal: never quiet. What is urgent comes all the same. */
  quietFrom: string;
  quietTo: string;
  /** False: this installation has no gateway, whatever is chosen here. */
  gateway: boolean;
}

export class NoticeWish {
  /** Null takes the number away; absent keeps it. */
  @IsOptional() @ValidateIf((wish: NoticeWish) => wish.phone !== null) @IsString() @MaxLength(20) phone?: string | null;
  @IsArray() @ArrayUnique() @ArrayMaxSize(NOTICE_CHANNELS.length) @IsIn(NOTICE_CHANNELS, { each: true }) channels: NoticeChannel[];
  @IsArray() @ArrayUnique() @ArrayMaxSize(NOTICE_KINDS.length) @IsIn(NOTICE_KINDS, { each: true }) kinds: NoticeKind[];
  @IsIn(['zh-CN', 'en']) locale: 'zh-CN' | 'en';
  @Matches(CLOCK) quietFrom: string;
  @Matches(CLOCK) quietTo: string;
}

/** A gateway's word on what became of a notice. */
export class NoticeReceipt {
  @IsUUID() id: string;
  @IsIn(['DELIVERED', 'FAILED']) state: 'DELIVERED' | 'FAILED';
  /** A short code of the gateway. */
  @IsOptional() @Matches(/^[\w.-]{1,60}$/) why?: string;
}

export class NoticeStanding {
  state: NoticeState;
}
