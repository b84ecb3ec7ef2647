/** Reminders: what is due and was not given, of appointments and of seats; letters to print, settings. */
export { ReminderLetters } from './reminder-letters.service.js';
export { paths as remindersPaths } from './web/paths.js';
export { RemindersModule } from './reminders.module.js';
