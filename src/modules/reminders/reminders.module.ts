import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppointmentsModule } from '../appointments/index.js';
import { MessagesModule } from '../messages/index.js';
import { WorkshopsModule } from '../workshops/index.js';
import { DueReminders } from './due-reminders.js';
import { MailCalendars } from './mail-calendars.js';
import { Reminder } from './reminder.entity.js';
import { ReminderFactsQueries } from './reminder-facts.js';
import { ReminderLetters } from './reminder-letters.service.js';
import { ReminderMessages } from './reminder-messages.js';
import { ReminderSetting } from './reminder-setting.entity.js';
import { ReminderSettings } from './reminder-settings.service.js';
import { ReminderWriting } from './reminder-writing.js';
import { ReminderWithdrawal } from './reminder-withdrawal.js';
import { Reminders } from './reminders.service.js';
import { ReminderLettersController } from './web/reminder-letters.controller.js';
import { ReminderSettingsController } from './web/reminder-settings.controller.js';
import './reminders.personal-data.js';

@Module({
  imports: [TypeOrmModule.forFeature([Reminder, ReminderSetting]), AppointmentsModule, MessagesModule, WorkshopsModule],
  controllers: [ReminderLettersController, ReminderSettingsController],
  providers: [
    ...[DueReminders, MailCalendars, ReminderFactsQueries, ReminderLetters, ReminderMessages, ReminderWriting],
    ...[ReminderSettings, ReminderWithdrawal, Reminders],
  ],
  exports: [ReminderLetters],
})
export class RemindersModule {}
