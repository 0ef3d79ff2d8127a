import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { OrderReadService } from './order-read.service.js';
import { CancelOrder, CloseOrder, ConfirmOrder, ListOrders, OrderDetail, OrderPage } from './order.dto.js';
import { OrderService } from './order.service.js';
import { PlaceOrder } from './place-order.dto.js';
import { PlaceService } from './place.service.js';

const PLACERS: Role[] = ['operator', 'supervisor', 'street-officer', 'family', 'elder'];
const READERS: Role[] = [...PLACERS, 'district-officer', 'city-officer', 'grid-worker', 'provider-dispatcher', 'assessor', 'settlement-clerk', 'auditor'];

@Controller('orders')
export class OrderController {
  constructor(
    private readonly placing: PlaceService,
    private readonly orders: OrderService,
    private readonly reading: OrderReadService,
  ) {}

  @Post()
  @Roles(...PLACERS, 'grid-worker')
  async place(@Me() me: Account, @Body() wish: PlaceOrder): Promise<OrderDetail> {
    return this.reading.detail(me, await this.placing.place(me, wish));
  }

  @Get()
  @Roles(...READERS)
  list(@Me() me: Account, @Query() query: ListOrders): Promise<OrderPage> {
    return this.reading.list(me, query);
  }

  @Get(':id')
  @Roles(...READERS)
  detail(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<OrderDetail> {
    return this.reading.detail(me, id);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Roles('operator', 'supervisor')
  async acknowledge(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<OrderDetail> {
    await this.orders.acknowledge(me, id);
    return this.reading.detail(me, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Roles(...PLACERS)
  async cancel(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() body: CancelOrder): Promise<OrderDetail> {
    await this.orders.cancel(me, id, body);
    return this.reading.detail(me, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Roles('operator', 'supervisor', 'district-officer')
  async close(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() body: CloseOrder): Promise<OrderDetail> {
    await this.orders.close(me, id, body);
    return this.reading.detail(me, id);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Roles('operator', 'supervisor', 'assessor')
  async confirm(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() body: ConfirmOrder): Promise<OrderDetail> {
    await this.orders.confirm(me, id, body);
    return this.reading.detail(me, id);
  }
}
