import { AttendanceRecords } from './attendance/attendance-records.js';
import { AttendanceSheets } from './attendance/attendance-sheet.js';
import { Attendance } from './attendance/attendance.service.js';
import { Closings } from './attendance/closings.service.js';
import { FeedbackResults } from './feedback/feedback.queries.js';
import { Feedback } from './feedback/feedback.service.js';
import { WorkshopOffers } from './offers.queries.js';
import { ReferralSeats } from './referral-seats.queries.js';
import { AfterPart } from './web/attendance/after-part.js';
import { AttendanceController } from './web/attendance/attendance.controller.js';
import { AttendanceDesk } from './web/attendance/attendance-desk.js';
import { FeedbackController } from './web/feedback/feedback.controller.js';
import { FeedbackLinkController } from './web/feedback/feedback-link.controller.js';

/** What follows from a seat: who came, what the referral hears, what was learnt. */
export const feedback = {
  controllers: [AttendanceController, FeedbackController, FeedbackLinkController],
  providers: [
    ...[AttendanceRecords, AttendanceSheets, Attendance, Closings, AttendanceDesk, AfterPart],
    ...[Feedback, FeedbackResults, ReferralSeats, WorkshopOffers],
  ],
  exported: [AttendanceSheets, Closings, ReferralSeats, WorkshopOffers],
};
