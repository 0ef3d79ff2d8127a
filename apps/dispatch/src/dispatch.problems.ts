import type { ProblemTable } from '#platform/problem.js';

/** Every `why` of the rules as the door says it. */
export const PROBLEMS = {
  'offer-not-found': [404, '找不到这条派单', 'No such offer in your scope: check the id.'],
  'visit-not-found': [404, '找不到这次服务', 'No such visit in your scope: check the id.'],
  'order-not-found': [404, '找不到这张订单', 'No such order in your scope: check the id.'],
  'caregiver-not-found': [404, '找不到这位护理员', 'No such caregiver: check the id.'],
  OFFER_ACCEPTED: [409, '您已接下这一单', 'This offer has been accepted already; the visit stands.'],
  OFFER_LOST: [409, '这一单已被他人接下', 'Somebody else accepted this order first; nothing was changed for you.'],
  OFFER_DECLINED: [409, '这一单已被婉拒', 'This offer has been declined.'],
  OFFER_WITHDRAWN: [409, '这一单已撤回', 'The order was cancelled or closed: the offer no longer stands.'],
  OFFER_EXPIRED: [409, '已超过接单时间', 'The time to accept has run out; the order is offered to others.'],
  NOT_QUALIFIED: [409, '该护理员不具备此项资质', 'The caregiver is not active, lacks the skill, has no valid certificate, or the provider does not serve this street: see `barriers`.'],
  NOT_FREE: [409, '该时段已有其他服务', 'The caregiver has promised another visit that leaves no time for this one and the way.'],
  NOT_YOURS_TO_ASSIGN: [409, '这一单现在不能由您指派', 'The order is not with you: it is offered elsewhere, somebody is on the way, or it is over.'],
  NOT_YOUR_CAREGIVER: [403, '只能指派本机构的护理员', 'A dispatcher names caregivers of its own provider.'],
  WRONG_STATE: [409, '当前状态不允许此操作', 'The visit is not in a state that allows this; its state is in `state`.'],
  NOT_A_MEAL: [409, '只有助餐需要取餐', 'Only meals are picked up.'],
  NOT_PICKED_UP: [409, '请先确认取餐', 'Say that the meal was picked up before you check in.'],
  NO_POSITION: [422, '没有定位', 'Checking in by fence needs latitude and longitude: allow the position, or use the door code.'],
  OUTSIDE_FENCE: [422, '您不在服务地址附近,请说明原因', 'The position does not prove that you are at the door: send a reason and it counts as an exception.'],
  WRONG_CODE: [422, '到访码不对', 'This is not the code of this visit: ask the elder or the family for it.'],
  NO_REASON: [422, '请填写原因', 'A manual check-in needs a reason.'],
  METHOD_NOT_OFFERED: [422, '不支持这种签到方式', 'This way of checking in does not prove an arrival here: use fence, qr, code or manual; call only for remote care.'],
  NOT_YOURS_TO_SAY: [403, '这个结果不能由您填写', 'NO_SHOW is said by the dispatcher, every other outcome by the caregiver who was there.'],
} satisfies ProblemTable;
