import type { ReminderSubject } from './reminder.entity.js';

export const kindOf = (subject: ReminderSubject): string => `reminder.${subject}`;

export const REMINDER_KINDS = [kindOf('appointment'), kindOf('registration')] as const;
