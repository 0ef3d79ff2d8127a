import { IsOptional, Matches } from 'class-validator';
import type { FollowRequest } from '#contracts/socket.js';

export class FollowDto implements FollowRequest {
  /** `xid.id`, as the last event or beat said it. */
  @IsOptional() @Matches(/^\d{1,20}\.\d{1,19}$/) after?: string;
}
