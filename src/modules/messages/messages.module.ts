import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StructuresModule } from '../structures/index.js';
import { ForgottenRecipients } from './forgotten-recipients.js';
import { Message } from './message.entity.js';
import { MessageComposers } from './message-composers.js';
import { MessageDesk } from './message-desk.service.js';
import { MessageLists } from './message-lists.queries.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesService } from './messages.service.js';
import { Letters } from './sending/letters.js';
import { MailTransport } from './sending/mail-transport.js';
import { MessageWords } from './sending/message-words.js';
import { MessagesWorker } from './sending/messages-worker.js';
import { Outbox } from './sending/outbox.js';
import { Postman } from './sending/postman.js';
import { SmsTransport } from './sending/sms-transport.js';
import { TrialMessage } from './trial-message.js';
import { MessagesController } from './web/messages.controller.js';
import { SendingController } from './web/sending.controller.js';
import './messages.personal-data.js';

@Module({
  imports: [TypeOrmModule.forFeature([Message]), StructuresModule],
  controllers: [MessagesController, SendingController],
  providers: [
    ForgottenRecipients,
    Letters,
    MailTransport,
    MessageComposers,
    MessageDesk,
    MessageLists,
    MessagesQueries,
    MessagesService,
    MessagesWorker,
    MessageWords,
    Outbox,
    Postman,
    SmsTransport,
    TrialMessage,
  ],
  exports: [ForgottenRecipients, MessageComposers, MessagesQueries, MessagesService],
})
export class MessagesModule {}
