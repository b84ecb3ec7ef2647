import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsQueries } from './accounts/accounts.queries.js';
import { AccountsService } from './accounts/accounts.service.js';
import { AdministratorsGuard } from './accounts/administrators-guard.js';
import { GrantChoicesQueries } from './accounts/grant-choices.queries.js';
import { MembershipsService } from './accounts/memberships.service.js';
import { ActorsQueries } from './actors.queries.js';
import { EmployersQueries } from './employers.queries.js';
import { Invitation } from './invitation.entity.js';
import { AcceptanceService } from './invitations/acceptance.service.js';
import { InvitationsQueries } from './invitations/invitations.queries.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { JournalQueries } from './journal/journal.queries.js';
import { Membership } from './membership.entity.js';
import { LocalStrategy } from './sign-in/local.strategy.js';
import { PasswordChangeService } from './sign-in/password-change.service.js';
import { SessionSerializer } from './sign-in/session.serializer.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';
import { StructureMembers } from './structure-members.queries.js';
import { Team, TeamMember } from './team.entity.js';
import { TeamsQueries } from './teams/teams.queries.js';
import { TeamsService } from './teams/teams.service.js';
import { User } from './user.entity.js';
import { AccountController } from './web/account.controller.js';
import { AccountsController } from './web/accounts.controller.js';
import { InvitationController } from './web/invitation.controller.js';
import { InvitationsController } from './web/invitations.controller.js';
import { JournalController } from './web/journal.controller.js';
import { MyAccountController } from './web/my-account.controller.js';
import { RolesController } from './web/roles.controller.js';
import { SignInController } from './web/sign-in.controller.js';
import { MyTeamController, TeamsController } from './web/teams.controller.js';
import { WorkplaceController } from './web/workplace.controller.js';
import './identity.personal-data.js';

const signIn = [ActorsQueries, SignInService, SignInThrottle, LocalStrategy, SessionSerializer, PasswordChangeService];
const accounts = [AccountsQueries, AccountsService, AdministratorsGuard, GrantChoicesQueries, MembershipsService];
const invitations = [InvitationsQueries, InvitationsService, AcceptanceService];

@Module({
  imports: [TypeOrmModule.forFeature([User, Membership, Team, TeamMember, Invitation]), PassportModule],
  // « /comptes/inviter » before « /comptes/:id ».
  controllers: [
    SignInController,
    WorkplaceController,
    MyAccountController,
    InvitationController,
    AccountsController,
    InvitationsController,
    AccountController,
    RolesController,
    TeamsController,
    MyTeamController,
    JournalController,
  ],
  providers: [
    ...signIn,
    ...accounts,
    ...invitations,
    TeamsService,
    TeamsQueries,
    JournalQueries,
    EmployersQueries,
    StructureMembers,
  ],
  exports: [ActorsQueries, EmployersQueries, StructureMembers],
})
export class IdentityModule {}
