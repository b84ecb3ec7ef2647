import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StructuresModule } from '../structures/index.js';
import { Message } from './message.entity.js';
import { MessageComposers } from './message-composers.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesService } from './messages.service.js';
import './messages.personal-data.js';

@Module({
  imports: [TypeOrmModule.forFeature([Message]), StructuresModule],
  providers: [MessageComposers, MessagesQueries, MessagesService],
  exports: [MessageComposers, MessagesQueries, MessagesService],
})
export class MessagesModule {}
