/** Made by `npm run api` from the service's OpenAPI; not edited by hand. */

export interface paths {
    "/api/admin/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Ledger
         * @description CEL, calls, contacts and recordings compared: since `from`, or for the last day.
         */
        get: operations["read_ledger_api_admin_ledger_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Lines */
        get: operations["list_lines_api_admin_lines_get"];
        put?: never;
        /**
         * Create Line
         * @description The secret is shown here and never again.
         */
        post: operations["create_line_api_admin_lines_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Line */
        patch: operations["change_line_api_admin_lines__line_id__patch"];
        trace?: never;
    };
    "/api/admin/lines/{line_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Secret
         * @description A new secret; the phone must register with it.
         */
        post: operations["renew_secret_api_admin_lines__line_id__secret_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/pause-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Reasons */
        get: operations["list_reasons_api_admin_pause_reasons_get"];
        put?: never;
        /** Create Reason */
        post: operations["create_reason_api_admin_pause_reasons_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/pause-reasons/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Reason */
        patch: operations["change_reason_api_admin_pause_reasons__code__patch"];
        trace?: never;
    };
    "/api/admin/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Queues */
        get: operations["list_queues_api_admin_queues_get"];
        put?: never;
        /** Create Queue */
        post: operations["create_queue_api_admin_queues_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues/{queue_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Queue */
        patch: operations["change_queue_api_admin_queues__queue_id__patch"];
        trace?: never;
    };
    "/api/admin/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Status
         * @description Every part with its state, what is wrong, and what to do.
         */
        get: operations["status_api_admin_status_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All Teams */
        get: operations["all_teams_api_admin_teams_get"];
        put?: never;
        /** Create Team */
        post: operations["create_team_api_admin_teams_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename Team */
        patch: operations["rename_team_api_admin_teams__team_id__patch"];
        trace?: never;
    };
    "/api/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All Users */
        get: operations["all_users_api_admin_users_get"];
        put?: never;
        /** Create User */
        post: operations["create_user_api_admin_users_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change User
         * @description Change what is sent. Leaving (is_active false) waits until open tasks have another owner.
         */
        patch: operations["change_user_api_admin_users__user_id__patch"];
        trace?: never;
    };
    "/api/admin/users/{user_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke
         * @description Throw a user out of every browser.
         */
        post: operations["revoke_api_admin_users__user_id__revoke_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log In
         * @description Open a session; the answer carries its cookie.
         */
        post: operations["log_in_api_auth_login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Out
         * @description End this session; also right when it is over already.
         */
        post: operations["log_out_api_auth_logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show
         * @description Agents of my teams, their queues and the calls that run. For supervisors and administrators.
         */
        get: operations["show_api_board_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/agents/{user_id}/listen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Listen
         * @description My phone rings and hears the agent's call; again with another mode it switches.
         */
        post: operations["listen_api_board_agents__user_id__listen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/agents/{user_id}/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Out
         * @description End the agent's shift. What they owe stays owed.
         */
        post: operations["log_out_api_board_agents__user_id__logout_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/agents/{user_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause
         * @description Now, or after the call.
         */
        post: operations["pause_api_board_agents__user_id__pause_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/agents/{user_id}/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ready */
        post: operations["ready_api_board_agents__user_id__ready_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/listening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop Listening */
        delete: operations["stop_listening_api_board_listening_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Calls
         * @description Calls within the viewer's sight, newest first.
         */
        get: operations["list_calls_api_calls_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Call
         * @description One call with its timeline.
         */
        get: operations["get_call_api_calls__call_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/conference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Meet
         * @description Customer, colleague and I talk all three.
         */
        post: operations["meet_api_calls__call_id__conference_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/dtmf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tones
         * @description Tones to the customer's side.
         */
        post: operations["tones_api_calls__call_id__dtmf_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/hangup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hang Up
         * @description End or cancel my call, at any stage.
         */
        post: operations["hang_up_api_calls__call_id__hangup_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/park": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Park
         * @description The customer hears music until somebody picks up.
         */
        post: operations["park_api_calls__call_id__park_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/pickup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pick Up
         * @description A parked customer rings at my phone.
         */
        post: operations["pick_up_api_calls__call_id__pickup_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer
         * @description Give my call away, blindly or after asking. One transfer of a call at a time.
         */
        post: operations["transfer_api_calls__call_id__transfer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/transfer/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Back to the customer.
         */
        post: operations["cancel_api_calls__call_id__transfer_cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/transfer/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete
         * @description Leave the customer with the colleague I talk with.
         */
        post: operations["complete_api_calls__call_id__transfer_complete_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/dial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dial
         * @description Ring my phone, then the number. A repeat with the same key, or within five seconds, is the same call.
         */
        post: operations["dial_api_calls_dial_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Snapshot */
        get: operations["snapshot_api_desk_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cards/{call_id}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose Person
         * @description Say who this is: one of several, or someone just created.
         */
        post: operations["choose_person_api_desk_cards__call_id__person_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause
         * @description Take no calls, for a reason; during a call it takes effect after it.
         */
        post: operations["pause_api_desk_pause_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ready */
        post: operations["ready_api_desk_ready_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/shift/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Shift */
        post: operations["end_shift_api_desk_shift_end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/shift/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start Shift */
        post: operations["start_shift_api_desk_shift_start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/timesheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Time Sheet
         * @description My own hours; a supervisor's team's; an administrator's everyone's.
         */
        get: operations["time_sheet_api_desk_timesheet_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/wrap-up/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend Wrap Up
         * @description A minute more, as often as the queue allows.
         */
        post: operations["extend_wrap_up_api_desk_wrap_up_extend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dispositions
         * @description The results a contact can have; those of direction `machine` are written by the service only.
         */
        get: operations["list_dispositions_api_dispositions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Interactions
         * @description Contacts I may see, newest first; with `person_id` those of that person by anyone.
         */
        get: operations["list_interactions_api_interactions_get"];
        put?: never;
        /**
         * Create Interaction
         * @description Write down a touch by hand; close it to give its result.
         */
        post: operations["create_interaction_api_interactions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interactions/{interaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Interaction */
        get: operations["read_interaction_api_interactions__interaction_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Interaction
         * @description Save what was typed so far, or say whom the contact is with.
         */
        patch: operations["change_interaction_api_interactions__interaction_id__patch"];
        trace?: never;
    };
    "/api/interactions/{interaction_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Interaction
         * @description Give the result and plan the next contact, or say why there is none.
         */
        post: operations["close_interaction_api_interactions__interaction_id__close_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ticket
         * @description A ticket that opens `/api/live?ticket=…` once.
         */
        post: operations["ticket_api_live_ticket_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["me_api_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Me
         * @description Choose language and colours.
         */
        patch: operations["change_me_api_me_patch"];
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change My Password
         * @description Choose a new password; other sessions of mine end.
         */
        post: operations["change_my_password_api_me_password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/missed-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show
         * @description Callers whom nobody answered, newest first, each with what became of it.
         */
        get: operations["show_api_missed_calls_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Organisations
         * @description Organisations I may see, by name.
         */
        get: operations["list_organisations_api_organisations_get"];
        put?: never;
        /** Create Organisation */
        post: operations["create_organisation_api_organisations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Organisation
         * @description The organisation with its persons I may see.
         */
        get: operations["read_organisation_api_organisations__organisation_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Organisation
         * @description Change what is sent; `changed_meanwhile` when a colleague was faster.
         */
        patch: operations["change_organisation_api_organisations__organisation_id__patch"];
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description Persons I may see, by name. `q` is part of a name, organisation, city, e-mail or number.
         */
        get: operations["list_people_api_people_get"];
        put?: never;
        /**
         * Create Person
         * @description Create a person; with `interaction_id` that contact becomes theirs.
         */
        post: operations["create_person_api_people_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Person */
        get: operations["read_person_api_people__person_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Person
         * @description Change what is sent; `changed_meanwhile` when a colleague was faster.
         */
        patch: operations["change_person_api_people__person_id__patch"];
        trace?: never;
    };
    "/api/people/{person_id}/contact-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add Contact Point */
        post: operations["add_contact_point_api_people__person_id__contact_points_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}/contact-points/{point_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Contact Point */
        patch: operations["change_contact_point_api_people__person_id__contact_points__point_id__patch"];
        trace?: never;
    };
    "/api/people/{person_id}/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Interactions Of Person
         * @description The whole history with this person, by anyone here.
         */
        get: operations["interactions_of_person_api_people__person_id__interactions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tasks Of Person
         * @description Everything promised to this person, by anyone here.
         */
        get: operations["tasks_of_person_api_people__person_id__tasks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Match
         * @description Who has this number: name and responsible of anyone here.
         */
        get: operations["match_api_people_match_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phone Account
         * @description What my browser phone registers with.
         */
        get: operations["phone_account_api_phone_account_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Purposes */
        get: operations["list_purposes_api_purposes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Recordings
         * @description Recordings within the viewer's sight, newest first.
         */
        get: operations["list_recordings_api_recordings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{recording_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Recording */
        get: operations["get_recording_api_recordings__recording_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{recording_id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Play
         * @description Stream the sound, or a range of it. The row of who heard what is committed before the first byte leaves.
         */
        get: operations["play_api_recordings__recording_id__audio_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{recording_id}/peaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Peaks
         * @description The shape of the sound, for drawing it before it is loaded.
         */
        get: operations["get_peaks_api_recordings__recording_id__peaks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Run
         * @description Begin the script of a contact, or go on where it stopped. `tz`: the zone whose day is today.
         */
        post: operations["open_run_api_runs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Run */
        get: operations["get_run_api_runs__run_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Answer
         * @description Save an answer; one that does not fit is not taken, and `error` of its item says why.
         */
        post: operations["give_answer_api_runs__run_id__answer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run_id}/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back */
        post: operations["back_api_runs__run_id__back_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Politely
         * @description Turn to the polite end, whatever is still unanswered.
         */
        post: operations["end_politely_api_runs__run_id__end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run_id}/jump": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Jump
         * @description Open one of `pages`.
         */
        post: operations["jump_api_runs__run_id__jump_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run_id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Next Page
         * @description Turn to the next page, or finish; an incomplete page stays, and `error` of its items says why.
         */
        post: operations["next_page_api_runs__run_id__next_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Scripts
         * @description All scripts by title.
         */
        get: operations["list_scripts_api_scripts_get"];
        put?: never;
        /** Create Script */
        post: operations["create_script_api_scripts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scripts/{script_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Script */
        get: operations["get_script_api_scripts__script_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Script */
        patch: operations["change_script_api_scripts__script_id__patch"];
        trace?: never;
    };
    "/api/scripts/{script_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive
         * @description Begin no more runs with it.
         */
        post: operations["archive_api_scripts__script_id__archive_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scripts/{script_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Draft
         * @description What keeps the draft from being published; an empty list when nothing does.
         */
        post: operations["check_draft_api_scripts__script_id__check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scripts/{script_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Draft
         * @description Save the draft as it is, problems and all.
         */
        put: operations["save_draft_api_scripts__script_id__draft_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scripts/{script_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Make the draft what new runs begin with.
         */
        post: operations["publish_api_scripts__script_id__publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scripts/{script_id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Version */
        get: operations["get_version_api_scripts__script_id__versions__version__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tasks
         * @description Mine, my team's or all I may plan for; with `person_id` those of that person by anyone.
         */
        get: operations["list_tasks_api_tasks_get"];
        put?: never;
        /** Create Task */
        post: operations["create_task_api_tasks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Task */
        get: operations["read_task_api_tasks__task_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Task
         * @description Change what is sent; `changed_meanwhile` when a colleague was faster.
         */
        patch: operations["change_task_api_tasks__task_id__patch"];
        trace?: never;
    };
    "/api/tasks/{task_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel Task */
        post: operations["cancel_task_api_tasks__task_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish Task */
        post: operations["finish_task_api_tasks__task_id__done_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfer-targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Targets
         * @description Colleagues' phones with what they do now.
         */
        get: operations["list_targets_api_transfer_targets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users To Plan For
         * @description Users I may give work to.
         */
        get: operations["users_to_plan_for_api_users_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Livez
         * @description This process runs its loop.
         */
        get: operations["livez_livez_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics
         * @description Prometheus text.
         */
        get: operations["metrics_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readyz
         * @description This process can serve: its database and bus answer. 503 if not.
         */
        get: operations["readyz_readyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Live Message
         * @description Every message of the websocket `/api/live`, so that its types are generated with the rest.
         */
        post: operations["_live_messagelive_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** AgentChanged */
        AgentChanged: {
            agent: components["schemas"]["AgentState"];
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "agent_changed";
        };
        /**
         * AgentState
         * @description `interaction_id`: the contact whose result is still owed, in wrap-up. `extensions_left`: minutes to ask for.
         */
        AgentState: {
            /** Call Id */
            call_id: string | null;
            /** Extensions Left */
            extensions_left: number;
            /** Interaction Id */
            interaction_id: string | null;
            line: components["schemas"]["LineBrief"] | null;
            /** Pause Ends At */
            pause_ends_at: string | null;
            /** Pause Reason */
            pause_reason: string | null;
            /** Pending Pause */
            pending_pause: string | null;
            /** Shift Started At */
            shift_started_at: string | null;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            state: components["schemas"]["AgentStatus"];
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** Wrap Up Ends At */
            wrap_up_ends_at: string | null;
            wrap_up_mode: components["schemas"]["WrapUpMode"] | null;
        };
        /**
         * AgentStatus
         * @enum {string}
         */
        AgentStatus: "offline" | "ready" | "reserved" | "ringing" | "talking" | "hold" | "consult" | "wrap_up" | "paused" | "not_responding" | "link_lost";
        /**
         * AnswerWrite
         * @description `value`: a code, a list of codes, a number, a text, or the code of one of `missing`; null takes it back.
         */
        AnswerWrite: {
            /** Name */
            name: string;
            /** Rev */
            rev: number;
            /** Value */
            value: string | boolean | number | string[] | null;
        };
        /**
         * AtLimit
         * @description What happens when a pause lasts longer than its reason allows.
         * @enum {string}
         */
        AtLimit: "alert" | "ready" | "logout";
        /**
         * Board
         * @description All of it as of `at`; a `board_changed` message says that it is time to look again.
         */
        Board: {
            /** Agents */
            agents: components["schemas"]["BoardAgent"][];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Calls */
            calls: components["schemas"]["BoardCall"][];
            listening: components["schemas"]["ListeningRead"] | null;
            /** Queues */
            queues: components["schemas"]["BoardQueue"][];
        };
        /**
         * BoardAgent
         * @description `phone` None: off shift, or without a line.
         */
        BoardAgent: {
            /** Call Id */
            call_id: string | null;
            /** Name */
            name: string;
            /** Pause Ends At */
            pause_ends_at: string | null;
            /** Pause Reason */
            pause_reason: string | null;
            /** Pending Pause */
            pending_pause: string | null;
            phone: components["schemas"]["LineState"] | null;
            /** Since */
            since: string | null;
            state: components["schemas"]["AgentStatus"];
            /** Team */
            team: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
            /** Wrap Up Ends At */
            wrap_up_ends_at: string | null;
        };
        /** BoardCall */
        BoardCall: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Name */
            agent_name: string | null;
            /** Answered At */
            answered_at: string | null;
            direction: components["schemas"]["Direction"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Person Id */
            person_id: string | null;
            /** Person Name */
            person_name: string | null;
            /** Queue */
            queue: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["CallState"];
        };
        /**
         * BoardChanged
         * @description The live board is not what it was; whoever looks at it fetches it again.
         */
        BoardChanged: {
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "board_changed";
        };
        /**
         * BoardQueue
         * @description `waits_since`: since when the longest waiting caller waits. The seconds say when a wait is too long.
         */
        BoardQueue: {
            /**
             * Alarm Seconds
             * @default 120
             */
            alarm_seconds: number;
            /** Away */
            away: number;
            /** Busy */
            busy: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Ready */
            ready: number;
            /**
             * Target Seconds
             * @default 20
             */
            target_seconds: number;
            /** Title */
            title: string;
            /** Waiting */
            waiting: number;
            /** Waits Since */
            waits_since: string | null;
        };
        /**
         * CallCard
         * @description One call as one agent sees it. `number` and `name` are the network's: shown, never believed.
         */
        CallCard: {
            /** Answered At */
            answered_at: string | null;
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            /** Candidates */
            candidates: components["schemas"]["PersonBrief"][];
            /** Cause */
            cause: number;
            consult: components["schemas"]["Consult"] | null;
            direction: components["schemas"]["Direction"];
            /** E164 */
            e164: string | null;
            end_reason: components["schemas"]["EndReason"] | null;
            /** Ended At */
            ended_at: string | null;
            /** Held */
            held: boolean;
            /** Intent Id */
            intent_id: string | null;
            /** Interaction Id */
            interaction_id: string | null;
            /** Line */
            line: string;
            match: components["schemas"]["Outcome"];
            /** Name */
            name: string;
            /** Needs Result */
            needs_result: boolean;
            /** Number */
            number: string;
            person: components["schemas"]["PersonBrief"] | null;
            queue: components["schemas"]["QueueBrief"] | null;
            /** Recent */
            recent: components["schemas"]["InteractionBrief"][];
            /** Recording */
            recording: boolean;
            /** Script Id */
            script_id: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["CallState"];
            /** Tasks */
            tasks: components["schemas"]["TaskRead"][];
            why: components["schemas"]["WhyRead"];
        };
        /** CallFull */
        CallFull: {
            agent: components["schemas"]["UserBrief"] | null;
            /** Answered At */
            answered_at: string | null;
            /** Cause */
            cause: number;
            direction: components["schemas"]["Direction"];
            /** Disposition */
            disposition: string | null;
            /** E164 */
            e164: string | null;
            end_reason: components["schemas"]["EndReason"] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Interaction Id */
            interaction_id: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            person: components["schemas"]["PersonBrief"] | null;
            queue: components["schemas"]["QueueBrief"] | null;
            recording: components["schemas"]["RecordingBrief"] | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["CallState"];
            /** Talk Seconds */
            talk_seconds: number | null;
            /** Timeline */
            timeline: components["schemas"]["TimelineEntry"][];
            /** Wait Seconds */
            wait_seconds: number | null;
        };
        /**
         * CallRead
         * @description One conversation. Seconds: `wait` until answered or ended, `talk` from answer to end.
         */
        CallRead: {
            agent: components["schemas"]["UserBrief"] | null;
            /** Answered At */
            answered_at: string | null;
            /** Cause */
            cause: number;
            direction: components["schemas"]["Direction"];
            /** Disposition */
            disposition: string | null;
            /** E164 */
            e164: string | null;
            end_reason: components["schemas"]["EndReason"] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Interaction Id */
            interaction_id: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            person: components["schemas"]["PersonBrief"] | null;
            queue: components["schemas"]["QueueBrief"] | null;
            recording: components["schemas"]["RecordingBrief"] | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["CallState"];
            /** Talk Seconds */
            talk_seconds: number | null;
            /** Wait Seconds */
            wait_seconds: number | null;
        };
        /**
         * CallState
         * @enum {string}
         */
        CallState: "queued" | "ringing" | "dialling" | "progressed" | "talking" | "held" | "ended";
        /** CardChanged */
        CardChanged: {
            card: components["schemas"]["CallCard"];
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "card_changed";
        };
        /**
         * CardWithdrawn
         * @description The call rings or waits for this agent no longer, and nothing is owed.
         */
        CardWithdrawn: {
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            reason: components["schemas"]["RingEnd"] | null;
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "card_withdrawn";
        };
        /**
         * Changed
         * @description Ids only: who looks at it fetches it again, with their own rights.
         */
        Changed: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Person Id */
            person_id?: string | null;
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "changed";
            /**
             * What
             * @enum {string}
             */
            what: "interaction" | "task" | "person" | "organisation" | "recording" | "call" | "script" | "line" | "queue" | "user";
        };
        /**
         * Channel
         * @enum {string}
         */
        Channel: "call" | "meeting" | "email" | "message" | "visit" | "note" | "other";
        /** CheckRead */
        CheckRead: {
            /** Problems */
            problems: components["schemas"]["ProblemRead"][];
        };
        /** Close */
        Close: {
            /** Disposition */
            disposition?: string | null;
            /** Gist */
            gist?: string | null;
            impression?: components["schemas"]["Impression"] | null;
            /** Next */
            next?: (components["schemas"]["NextTask"] | components["schemas"]["NextNone"]) | null;
            /** Notes */
            notes?: string | null;
            /** Time Spent S */
            time_spent_s?: number | null;
        };
        /** Closed */
        Closed: {
            interaction: components["schemas"]["InteractionRead"];
            task: components["schemas"]["TaskRead"] | null;
        };
        /**
         * ColorScheme
         * @enum {string}
         */
        ColorScheme: "auto" | "light" | "dark";
        /**
         * Consult
         * @description Whom the agent asks while the customer waits; both "" for somebody outside. `is_answered`: they talk.
         */
        Consult: {
            /** Extension */
            extension: string;
            /** Is Answered */
            is_answered: boolean;
            /** Name */
            name: string;
        };
        /** ContactPointCreate */
        ContactPointCreate: {
            /**
             * Extension
             * @default
             */
            extension?: string;
            kind: components["schemas"]["ContactPointKind"];
            /**
             * Label
             * @default
             */
            label?: string;
            /** @default works */
            status?: components["schemas"]["ContactPointStatus"];
            /** Value */
            value: string;
        };
        /**
         * ContactPointKind
         * @enum {string}
         */
        ContactPointKind: "phone" | "email" | "messenger" | "address";
        /** ContactPointPatch */
        ContactPointPatch: {
            /** Extension */
            extension?: string | null;
            /** Label */
            label?: string | null;
            status?: components["schemas"]["ContactPointStatus"] | null;
            /** Value */
            value?: string | null;
        };
        /** ContactPointRead */
        ContactPointRead: {
            /** Extension */
            extension: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["ContactPointKind"];
            /** Label */
            label: string;
            /** Raw */
            raw: string;
            status: components["schemas"]["ContactPointStatus"];
            /** Value */
            value: string;
        };
        /**
         * ContactPointStatus
         * @enum {string}
         */
        ContactPointStatus: "works" | "wrong" | "do_not_use";
        /**
         * DialBody
         * @description Either a number, as typed, or one of the contact points on a card.
         */
        DialBody: {
            /** Contact Point Id */
            contact_point_id?: string | null;
            /** Number */
            number?: string | null;
            /** Person Id */
            person_id?: string | null;
            /** Task Id */
            task_id?: string | null;
        };
        /** Dialled */
        Dialled: {
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            card: components["schemas"]["CallCard"];
            /** Intent Id */
            intent_id: string | null;
            /** Interaction Id */
            interaction_id: string | null;
        };
        /**
         * Direction
         * @enum {string}
         */
        Direction: "inbound" | "outbound" | "internal";
        /** DisagreementRead */
        DisagreementRead: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Call Id */
            call_id: string | null;
            evidence: components["schemas"]["Evidence"];
            fault: components["schemas"]["Fault"];
            /** Linkedid */
            linkedid: string;
            /** Pbx */
            pbx: string;
        };
        /**
         * DispositionKind
         * @enum {string}
         */
        DispositionKind: "success" | "callback" | "refusal" | "no_contact" | "info" | "complaint";
        /** DispositionRead */
        DispositionRead: {
            /** Code */
            code: string;
            /** Direction */
            direction: string;
            /** Hotkey */
            hotkey: string | null;
            kind: components["schemas"]["DispositionKind"];
            /** Labels */
            labels: {
                [key: string]: string;
            };
        };
        /** DraftWrite */
        DraftWrite: {
            /** Document */
            document: {
                [key: string]: unknown;
            };
            /** Rev */
            rev: number;
        };
        /**
         * EndReason
         * @description How a call ended, seen from the person outside.
         * @enum {string}
         */
        EndReason: "completed" | "abandoned" | "no_answer" | "busy" | "cancelled" | "agent_unreachable" | "failed" | "cut";
        /**
         * Evidence
         * @description What each feed has about the call.
         */
        Evidence: {
            /** Ami */
            ami: components["schemas"]["SeenByAmi"][];
            /** Cel */
            cel: components["schemas"]["SeenByCel"][];
        };
        /**
         * Fate
         * @enum {string}
         */
        Fate: "not_returned" | "got_through" | "returned_soon" | "returned" | "returned_late";
        /**
         * Fault
         * @description One way in which the books disagree.
         * @enum {string}
         */
        Fault: "call_without_row" | "call_without_end" | "call_without_contact" | "call_twice" | "contact_twice" | "dialled_twice" | "recording_without_row" | "recording_without_files";
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * Importance
         * @enum {string}
         */
        Importance: "high" | "normal" | "low";
        /**
         * Impression
         * @enum {string}
         */
        Impression: "good" | "neutral" | "bad";
        /** InteractionBrief */
        InteractionBrief: {
            channel: components["schemas"]["Channel"];
            direction: components["schemas"]["InteractionDirection"];
            /** Disposition */
            disposition: string | null;
            /** Gist */
            gist: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** User Name */
            user_name: string | null;
        };
        /**
         * InteractionCreate
         * @description A touch written down by hand.
         */
        InteractionCreate: {
            channel: components["schemas"]["Channel"];
            /** @default outbound */
            direction?: components["schemas"]["InteractionDirection"];
            /**
             * Gist
             * @default
             */
            gist?: string;
            /** @default normal */
            importance?: components["schemas"]["Importance"];
            impression?: components["schemas"]["Impression"] | null;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Opened At */
            opened_at?: string | null;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Purpose */
            purpose?: string | null;
        };
        /**
         * InteractionDirection
         * @enum {string}
         */
        InteractionDirection: "inbound" | "outbound";
        /**
         * InteractionPatch
         * @description Saved while it is typed; only what is sent is changed.
         */
        InteractionPatch: {
            /** Gist */
            gist?: string | null;
            importance?: components["schemas"]["Importance"] | null;
            impression?: components["schemas"]["Impression"] | null;
            /** Notes */
            notes?: string | null;
            /** Person Id */
            person_id?: string | null;
            /** Purpose */
            purpose?: string | null;
        };
        /** InteractionRead */
        InteractionRead: {
            /** Call Id */
            call_id: string | null;
            channel: components["schemas"]["Channel"];
            /** Closed At */
            closed_at: string | null;
            direction: components["schemas"]["InteractionDirection"];
            /** Disposition */
            disposition: string | null;
            /** Gist */
            gist: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            importance: components["schemas"]["Importance"];
            impression: components["schemas"]["Impression"] | null;
            /** Next Task Id */
            next_task_id: string | null;
            /** No Next Reason */
            no_next_reason: string | null;
            /** Notes */
            notes: string;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            person: components["schemas"]["PersonBrief"] | null;
            /** Purpose */
            purpose: string | null;
            recording: components["schemas"]["RecordingBrief"] | null;
            /** Task Id */
            task_id: string | null;
            /** Time Spent S */
            time_spent_s: number | null;
            user: components["schemas"]["UserBrief"] | null;
        };
        /** JumpWrite */
        JumpWrite: {
            /** Page */
            page: string;
            /** Rev */
            rev: number;
        };
        /**
         * Kind
         * @enum {string}
         */
        Kind: "prospect" | "client" | "partner" | "supplier" | "competitor" | "other";
        /**
         * Language
         * @enum {string}
         */
        Language: "en" | "ru" | "uk";
        /**
         * LedgerRead
         * @description `counts`: calls_in_cel, calls, contacts, contacts_open, and recordings_<state> for each state there is.
         */
        LedgerRead: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            disagreements: components["schemas"]["Page_DisagreementRead_"];
            /** Duplicate */
            duplicate: number;
            /** Missing */
            missing: number;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Unaccounted */
            unaccounted: number;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** LineBrief */
        LineBrief: {
            /** Extension */
            extension: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["LineKind"];
            /** Name */
            name: string;
            state: components["schemas"]["LineState"];
        };
        /** LineCreate */
        LineCreate: {
            /** Extension */
            extension: string;
            kind: components["schemas"]["LineKind"];
            /** User Id */
            user_id?: string | null;
        };
        /**
         * LineKind
         * @enum {string}
         */
        LineKind: "webrtc" | "softphone";
        /** LineLamp */
        LineLamp: {
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /**
             * Seq
             * @default
             */
            seq: string;
            state: components["schemas"]["LineState"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "line_changed";
        };
        /**
         * LinePatch
         * @description Only what is sent is changed.
         */
        LinePatch: {
            /** Extension */
            extension?: string | null;
            /** User Id */
            user_id?: string | null;
        };
        /** LineRead */
        LineRead: {
            /** Extension */
            extension: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["LineKind"];
            /** Name */
            name: string;
            state: components["schemas"]["LineState"];
            user: components["schemas"]["UserBrief"] | null;
        };
        /**
         * LineState
         * @enum {string}
         */
        LineState: "unreachable" | "idle" | "ringing" | "in_use";
        /**
         * LineWithSecret
         * @description The only time the secret is shown; a forgotten one is replaced.
         */
        LineWithSecret: {
            /** Extension */
            extension: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["LineKind"];
            /** Name */
            name: string;
            /** Secret */
            secret: string;
            state: components["schemas"]["LineState"];
            user: components["schemas"]["UserBrief"] | null;
        };
        /** LinkLamp */
        LinkLamp: {
            link: components["schemas"]["LinkState"];
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "link_changed";
        };
        /**
         * LinkState
         * @enum {string}
         */
        LinkState: "ready" | "lost";
        /** ListenBody */
        ListenBody: {
            mode: components["schemas"]["SpyMode"];
        };
        /**
         * ListeningRead
         * @description What I hear of an agent's call, and how.
         */
        ListeningRead: {
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            mode: components["schemas"]["SpyMode"];
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /** LoginWrite */
        LoginWrite: {
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /** MatchRead */
        MatchRead: {
            /** Number */
            number: string | null;
            outcome: components["schemas"]["Outcome"];
            /** People */
            people: components["schemas"]["PersonBrief"][];
            /** Raw */
            raw: string;
            why: components["schemas"]["WhyRead"];
        };
        /** Me */
        Me: {
            color_scheme: components["schemas"]["ColorScheme"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Login */
            login: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            team: components["schemas"]["TeamRead"] | null;
        };
        /** MemberRead */
        MemberRead: {
            /** Name */
            name: string;
            /** Penalty */
            penalty: number;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /** MemberWrite */
        MemberWrite: {
            /**
             * Penalty
             * @default 0
             */
            penalty?: number;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /** MePatch */
        MePatch: {
            color_scheme?: components["schemas"]["ColorScheme"] | null;
            language?: components["schemas"]["Language"] | null;
        };
        /**
         * MissedRead
         * @description `number`: as it came, where it has no E.164 form. `times`: tries of this caller that are not answered yet.
         */
        MissedRead: {
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            /** E164 */
            e164: string | null;
            fate: components["schemas"]["Fate"];
            /**
             * Missed At
             * Format: date-time
             */
            missed_at: string;
            /** Number */
            number: string;
            person: components["schemas"]["PersonBrief"] | null;
            queue: components["schemas"]["QueueBrief"] | null;
            /** Settled At */
            settled_at: string | null;
            settled_by: components["schemas"]["UserBrief"] | null;
            /** Task Id */
            task_id: string | null;
            /** Times */
            times: number;
            /** Wait Seconds */
            wait_seconds: number;
        };
        /** NextNone */
        NextNone: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "none";
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /** NextTask */
        NextTask: {
            /** Assignee Id */
            assignee_id?: string | null;
            /** @default call */
            channel?: components["schemas"]["Channel"];
            /**
             * Comment
             * @default
             */
            comment?: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** @default normal */
            importance?: components["schemas"]["Importance"];
            /**
             * Is All Day
             * @default false
             */
            is_all_day?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "task";
            /** Person Id */
            person_id?: string | null;
            /** Purpose */
            purpose?: string | null;
        };
        /** OrganisationBrief */
        OrganisationBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** OrganisationCreate */
        OrganisationCreate: {
            /**
             * City
             * @default
             */
            city?: string;
            /** @default prospect */
            kind?: components["schemas"]["Kind"];
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Responsible Id */
            responsible_id?: string | null;
        };
        /** OrganisationFull */
        OrganisationFull: {
            /** City */
            city: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Name */
            name: string;
            /** Notes */
            notes: string;
            /** People */
            people: components["schemas"]["PersonBrief"][];
            responsible: components["schemas"]["UserBrief"] | null;
            /** Version */
            version: number;
        };
        /**
         * OrganisationPatch
         * @description Only what is sent is changed; `version` is the one that was read.
         */
        OrganisationPatch: {
            /** City */
            city?: string | null;
            kind?: components["schemas"]["Kind"] | null;
            /** Name */
            name?: string | null;
            /** Notes */
            notes?: string | null;
            /** Responsible Id */
            responsible_id?: string | null;
            /** Version */
            version: number;
        };
        /** OrganisationRead */
        OrganisationRead: {
            /** City */
            city: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Name */
            name: string;
            /** Notes */
            notes: string;
            responsible: components["schemas"]["UserBrief"] | null;
            /** Version */
            version: number;
        };
        /**
         * Outcome
         * @enum {string}
         */
        Outcome: "exact" | "several" | "none" | "anonymous" | "malformed";
        /** Page[CallRead] */
        Page_CallRead_: {
            /** Items */
            items: components["schemas"]["CallRead"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[DisagreementRead] */
        Page_DisagreementRead_: {
            /** Items */
            items: components["schemas"]["DisagreementRead"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[InteractionRead] */
        Page_InteractionRead_: {
            /** Items */
            items: components["schemas"]["InteractionRead"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[MissedRead] */
        Page_MissedRead_: {
            /** Items */
            items: components["schemas"]["MissedRead"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[OrganisationRead] */
        Page_OrganisationRead_: {
            /** Items */
            items: components["schemas"]["OrganisationRead"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[PersonListed] */
        Page_PersonListed_: {
            /** Items */
            items: components["schemas"]["PersonListed"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[RecordingRead] */
        Page_RecordingRead_: {
            /** Items */
            items: components["schemas"]["RecordingRead"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[TaskRead] */
        Page_TaskRead_: {
            /** Items */
            items: components["schemas"]["TaskRead"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** PageRef */
        PageRef: {
            /** Id */
            id: string;
            /** Title */
            title: string;
        };
        /**
         * PageSeen
         * @description A page that may be opened at any time.
         */
        PageSeen: {
            /** Id */
            id: string;
            /** Title */
            title: string;
            /** Visited */
            visited: boolean;
        };
        /**
         * Part
         * @description `facts` fill the gaps of the sentences. `fix` is empty where nothing needs doing.
         */
        Part: {
            /** Detail */
            detail: string;
            /** Facts */
            facts: {
                [key: string]: string;
            };
            /** Fix */
            fix: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            state: components["schemas"]["PartState"];
        };
        /**
         * PartState
         * @enum {string}
         */
        PartState: "ok" | "degraded" | "down";
        /** PasswordChange */
        PasswordChange: {
            /** New */
            new: string;
            /** Old */
            old: string;
        };
        /**
         * PauseOverrun
         * @description A pause reached its limit. Said to the agent and to those who watch over them.
         */
        PauseOverrun: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            at_limit: components["schemas"]["AtLimit"];
            /** Name */
            name: string;
            /** Reason */
            reason: string;
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pause_overrun";
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /** PauseReasonCreate */
        PauseReasonCreate: {
            /** @default alert */
            at_limit?: components["schemas"]["AtLimit"];
            /** Code */
            code: string;
            /**
             * Is Productive
             * @default false
             */
            is_productive?: boolean;
            /** Labels */
            labels: {
                [key: string]: string;
            };
            /** Limit Seconds */
            limit_seconds?: number | null;
        };
        /**
         * PauseReasonFull
         * @description `limit_seconds` None: as long as one likes. `at_limit`: what the server does then.
         */
        PauseReasonFull: {
            at_limit: components["schemas"]["AtLimit"];
            /** Code */
            code: string;
            /** Is Active */
            is_active: boolean;
            /** Is Productive */
            is_productive: boolean;
            /** Labels */
            labels: {
                [key: string]: string;
            };
            /** Limit Seconds */
            limit_seconds: number | null;
        };
        /**
         * PauseReasonPatch
         * @description Only what is sent is changed; `limit_seconds` may be taken away with null.
         */
        PauseReasonPatch: {
            at_limit?: components["schemas"]["AtLimit"] | null;
            /** Is Active */
            is_active?: boolean | null;
            /** Is Productive */
            is_productive?: boolean | null;
            /** Labels */
            labels?: {
                [key: string]: string;
            } | null;
            /** Limit Seconds */
            limit_seconds?: number | null;
        };
        /** PauseReasonRead */
        PauseReasonRead: {
            /** Code */
            code: string;
            /** Labels */
            labels: {
                [key: string]: string;
            };
            /** Limit Seconds */
            limit_seconds: number | null;
            /** Productive */
            productive: boolean;
        };
        /** PauseRequest */
        PauseRequest: {
            /** Reason */
            reason: string;
        };
        /**
         * PeaksRead
         * @description How loud each side was, `per_second` points a second, 0 to 100.
         */
        PeaksRead: {
            /** Left */
            left: number[];
            /** Per Second */
            per_second: number;
            /** Right */
            right: number[];
            /** Seconds */
            seconds: number;
        };
        /**
         * PersonBrief
         * @description What everyone here may know of anyone: who it is and whose.
         */
        PersonBrief: {
            /** City */
            city: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Name */
            name: string;
            organisation: components["schemas"]["OrganisationBrief"] | null;
            /** Position */
            position: string;
            responsible: components["schemas"]["UserBrief"] | null;
        };
        /** PersonChoice */
        PersonChoice: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
        };
        /** PersonCreate */
        PersonCreate: {
            /** Birthday */
            birthday?: string | null;
            /**
             * City
             * @default
             */
            city?: string;
            /** Emails */
            emails?: string[];
            /** Interaction Id */
            interaction_id?: string | null;
            /** @default prospect */
            kind?: components["schemas"]["Kind"];
            language?: components["schemas"]["Language"] | null;
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Organisation Id */
            organisation_id?: string | null;
            /**
             * Organisation Name
             * @default
             */
            organisation_name?: string;
            /** Phones */
            phones?: string[];
            /**
             * Position
             * @default
             */
            position?: string;
            /** Responsible Id */
            responsible_id?: string | null;
            /**
             * Source
             * @default
             */
            source?: string;
            /** Timezone */
            timezone?: string | null;
        };
        /** PersonListed */
        PersonListed: {
            /** City */
            city: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Last Interaction At */
            last_interaction_at: string | null;
            /** Name */
            name: string;
            /** Next Task At */
            next_task_at: string | null;
            organisation: components["schemas"]["OrganisationBrief"] | null;
            /** Phone */
            phone: string | null;
            /** Position */
            position: string;
            responsible: components["schemas"]["UserBrief"] | null;
        };
        /**
         * PersonPatch
         * @description Only what is sent is changed; `version` is the one that was read.
         */
        PersonPatch: {
            /** Birthday */
            birthday?: string | null;
            /** City */
            city?: string | null;
            kind?: components["schemas"]["Kind"] | null;
            language?: components["schemas"]["Language"] | null;
            /** Name */
            name?: string | null;
            /** Notes */
            notes?: string | null;
            /** Organisation Id */
            organisation_id?: string | null;
            /** Organisation Name */
            organisation_name?: string | null;
            /** Position */
            position?: string | null;
            /** Responsible Id */
            responsible_id?: string | null;
            /** Source */
            source?: string | null;
            /** Timezone */
            timezone?: string | null;
            /** Version */
            version: number;
        };
        /** PersonRead */
        PersonRead: {
            /** Birthday */
            birthday: string | null;
            /** City */
            city: string;
            /** Contact Points */
            contact_points: components["schemas"]["ContactPointRead"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            language: components["schemas"]["Language"] | null;
            /** Name */
            name: string;
            /** Notes */
            notes: string;
            organisation: components["schemas"]["OrganisationBrief"] | null;
            /** Position */
            position: string;
            responsible: components["schemas"]["UserBrief"] | null;
            /** Source */
            source: string;
            /** Timezone */
            timezone: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * PhoneAccount
         * @description What the browser phone registers with. `ws_path` is on our own origin.
         */
        PhoneAccount: {
            /** Display Name */
            display_name: string;
            /** Line */
            line: string;
            /** Password */
            password: string;
            /** Realm */
            realm: string;
            /** Uri */
            uri: string;
            /** Username */
            username: string;
            /** Ws Path */
            ws_path: string;
        };
        /** Pong */
        Pong: {
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pong";
        };
        /**
         * ProblemRead
         * @description `item` is a question's name, or "#3" for the third item of the page; `line` and `column` count from 1.
         */
        ProblemRead: {
            /** Code */
            code: string;
            /** Column */
            column: number;
            /** Field */
            field: string;
            /** Item */
            item: string;
            /** Line */
            line: number;
            /** Message */
            message: string;
            /** Page */
            page: string;
        };
        /** PurposeRead */
        PurposeRead: {
            /** Code */
            code: string;
            /** Labels */
            labels: {
                [key: string]: string;
            };
        };
        /** QueueBrief */
        QueueBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Title */
            title: string;
        };
        /** QueueCreate */
        QueueCreate: {
            /** Dids */
            dids?: string[];
            /** Members */
            members?: components["schemas"]["MemberWrite"][];
            /** Name */
            name: string;
            /**
             * Ring Seconds
             * @default 20
             */
            ring_seconds?: number;
            /** Script Id */
            script_id?: string | null;
            /** @default rrmemory */
            strategy?: components["schemas"]["QueueStrategy"];
            /** Title */
            title: string;
            /**
             * Wrap Up Extensions
             * @default 0
             */
            wrap_up_extensions?: number;
            /** @default mandatory */
            wrap_up_mode?: components["schemas"]["WrapUpMode"];
            /**
             * Wrap Up Seconds
             * @default 120
             */
            wrap_up_seconds?: number;
        };
        /**
         * QueuePatch
         * @description Only what is sent is changed; `members` replaces the whole list.
         */
        QueuePatch: {
            /** Dids */
            dids?: string[] | null;
            /** Members */
            members?: components["schemas"]["MemberWrite"][] | null;
            /** Ring Seconds */
            ring_seconds?: number | null;
            /** Script Id */
            script_id?: string | null;
            strategy?: components["schemas"]["QueueStrategy"] | null;
            /** Title */
            title?: string | null;
            /** Wrap Up Extensions */
            wrap_up_extensions?: number | null;
            wrap_up_mode?: components["schemas"]["WrapUpMode"] | null;
            /** Wrap Up Seconds */
            wrap_up_seconds?: number | null;
        };
        /** QueueRead */
        QueueRead: {
            /** Dids */
            dids: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Members */
            members: components["schemas"]["MemberRead"][];
            /** Name */
            name: string;
            /** Ring Seconds */
            ring_seconds: number;
            /** Script Id */
            script_id: string | null;
            strategy: components["schemas"]["QueueStrategy"];
            /** Title */
            title: string;
            /** Wrap Up Extensions */
            wrap_up_extensions: number;
            wrap_up_mode: components["schemas"]["WrapUpMode"];
            /** Wrap Up Seconds */
            wrap_up_seconds: number;
        };
        /**
         * QueueStrategy
         * @enum {string}
         */
        QueueStrategy: "ringall" | "rrmemory" | "leastrecent" | "fewestcalls";
        /** RecordingBrief */
        RecordingBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Seconds */
            seconds: number | null;
            /** State */
            state: string;
        };
        /**
         * RecordingRead
         * @description One stereo sound: left the customer, right the agent side. `problem`: what is wrong with it, in our words.
         */
        RecordingRead: {
            /** Bytes */
            bytes: number | null;
            /** Call Id */
            call_id: string | null;
            /**
             * Channels
             * @default 2
             */
            channels: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Interaction Id */
            interaction_id: string | null;
            /** Is Playable */
            is_playable: boolean;
            person: components["schemas"]["PersonBrief"] | null;
            /** Problem */
            problem: string;
            /** Seconds */
            seconds: number | null;
            /** Sha256 */
            sha256: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["RecordingState"];
            user: components["schemas"]["UserBrief"] | null;
        };
        /**
         * RecordingState
         * @enum {string}
         */
        RecordingState: "recording" | "spooled" | "stored" | "verified" | "empty" | "lost";
        /**
         * Rev
         * @description The revision of the run that the screen shows.
         */
        Rev: {
            /** Rev */
            rev: number;
        };
        /**
         * RingEnd
         * @enum {string}
         */
        RingEnd: "answered" | "answered_elsewhere" | "no_answer" | "rejected" | "caller_gone";
        /**
         * Role
         * @enum {string}
         */
        Role: "agent" | "supervisor" | "admin";
        /**
         * RunChoice
         * @description `key` is the digit that chooses it.
         */
        RunChoice: {
            /** Code */
            code: string;
            /** Key */
            key: string | null;
            /** Label */
            label: string;
        };
        /**
         * RunCreate
         * @description Without `script_id`: the queue's script, else the default of the direction.
         */
        RunCreate: {
            /**
             * Interaction Id
             * Format: uuid
             */
            interaction_id: string;
            language?: components["schemas"]["Language"] | null;
            /** Script Id */
            script_id?: string | null;
        };
        /**
         * RunItem
         * @description `say` is read aloud, `instruct` is for the agent's eyes. `min` and `max` bound a scale.
         */
        RunItem: {
            /**
             * Choices
             * @default []
             */
            choices: components["schemas"]["RunChoice"][];
            /** Error */
            error?: string | null;
            /**
             * Exclusive
             * @default []
             */
            exclusive: string[];
            /**
             * Hint
             * @default
             */
            hint: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "say" | "instruct" | "question";
            /** Label */
            label: string;
            /** Max */
            max?: number | null;
            /**
             * Max Label
             * @default
             */
            max_label: string;
            /** Min */
            min?: number | null;
            /**
             * Min Label
             * @default
             */
            min_label: string;
            /**
             * Missing
             * @default []
             */
            missing: components["schemas"]["RunChoice"][];
            /**
             * Multiline
             * @default false
             */
            multiline: boolean;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Required
             * @default false
             */
            required: boolean;
            /** Type */
            type?: ("one" | "many" | "yes_no" | "integer" | "decimal" | "text" | "date" | "phone" | "scale" | "nps") | null;
            /** Value */
            value?: string | number | string[] | null;
            /** Warning */
            warning?: string | null;
        };
        /** RunObjection */
        RunObjection: {
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /**
         * RunOutcome
         * @description The disposition code that the answers so far lead to.
         */
        RunOutcome: {
            /** Disposition */
            disposition: string;
            /** Label */
            label: string;
        };
        /** RunScript */
        RunScript: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * RunState
         * @enum {string}
         */
        RunState: "open" | "finished" | "partial";
        /**
         * RunView
         * @description One page of a run. `error` of an item says why an answer was not taken, or what is still missing.
         */
        RunView: {
            /** Can Back */
            can_back: boolean;
            /** Can Next */
            can_next: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Items */
            items: components["schemas"]["RunItem"][];
            /** Language */
            language: string;
            /** Languages */
            languages: string[];
            /** Objections */
            objections: components["schemas"]["RunObjection"][];
            outcome: components["schemas"]["RunOutcome"] | null;
            page: components["schemas"]["PageRef"];
            /** Pages */
            pages: components["schemas"]["PageSeen"][];
            /** Progress */
            progress: number;
            /** Rev */
            rev: number;
            script: components["schemas"]["RunScript"];
            state: components["schemas"]["RunState"];
        };
        /** ScreenPopped */
        ScreenPopped: {
            card: components["schemas"]["CallCard"];
            /**
             * Seq
             * @default
             */
            seq: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "screen_popped";
        };
        /**
         * ScriptCreate
         * @description Without `document` the draft begins with a greeting and a goodbye.
         */
        ScriptCreate: {
            /** Code */
            code: string;
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Direction
             * @default both
             * @enum {string}
             */
            direction?: "inbound" | "outbound" | "both";
            /** Document */
            document?: {
                [key: string]: unknown;
            } | null;
            /** Title */
            title: string;
        };
        /**
         * ScriptFull
         * @description `draft` is the document being edited, `rev` counts its changes.
         */
        ScriptFull: {
            /** Code */
            code: string;
            /** Current Version */
            current_version: number | null;
            /** Description */
            description: string;
            /**
             * Direction
             * @enum {string}
             */
            direction: "inbound" | "outbound" | "both";
            /** Draft */
            draft: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
            /** Rev */
            rev: number;
            state: components["schemas"]["ScriptState"];
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Versions */
            versions: components["schemas"]["VersionRead"][];
        };
        /** ScriptPatch */
        ScriptPatch: {
            /** Description */
            description?: string | null;
            /** Direction */
            direction?: ("inbound" | "outbound" | "both") | null;
            /** Is Default */
            is_default?: boolean | null;
            /** Title */
            title?: string | null;
        };
        /**
         * ScriptRead
         * @description `is_default`: what opens for calls of its direction whose queue names no script.
         */
        ScriptRead: {
            /** Code */
            code: string;
            /** Current Version */
            current_version: number | null;
            /** Description */
            description: string;
            /**
             * Direction
             * @enum {string}
             */
            direction: "inbound" | "outbound" | "both";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
            state: components["schemas"]["ScriptState"];
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * ScriptState
         * @enum {string}
         */
        ScriptState: "draft" | "published" | "archived";
        /** SeenByAmi */
        SeenByAmi: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Event */
            event: string;
            /** Line */
            line: string;
        };
        /** SeenByCel */
        SeenByCel: {
            /** App */
            app: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Channel */
            channel: string;
            /** Event */
            event: string;
        };
        /** SheetPart */
        SheetPart: {
            /** Is Productive */
            is_productive: boolean;
            /** Pause Reason */
            pause_reason: string | null;
            /** Seconds */
            seconds: number;
            state: components["schemas"]["AgentStatus"];
        };
        /** SheetSpan */
        SheetSpan: {
            /** By User Id */
            by_user_id: string | null;
            /** Cause */
            cause: string;
            /** Pause Reason */
            pause_reason: string | null;
            /** Seconds */
            seconds: number;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            state: components["schemas"]["AgentStatus"];
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** ShiftStart */
        ShiftStart: {
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
        };
        /**
         * Snapshot
         * @description All that the workplace needs, as of `seq`: later messages go on from there.
         */
        Snapshot: {
            agent: components["schemas"]["AgentState"];
            /** Cards */
            cards: components["schemas"]["CallCard"][];
            /** Lines */
            lines: components["schemas"]["LineBrief"][];
            link: components["schemas"]["LinkState"];
            /** Pause Reasons */
            pause_reasons: components["schemas"]["PauseReasonRead"][];
            /** Seq */
            seq: string;
        };
        /**
         * SpyMode
         * @enum {string}
         */
        SpyMode: "listen" | "whisper" | "barge";
        /** Status */
        Status: {
            /** Parts */
            parts: components["schemas"]["Part"][];
        };
        /** TargetUser */
        TargetUser: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** TaskCancel */
        TaskCancel: {
            /** Reason */
            reason: string;
        };
        /** TaskCreate */
        TaskCreate: {
            /** Assignee Id */
            assignee_id?: string | null;
            /** @default call */
            channel?: components["schemas"]["Channel"];
            /**
             * Comment
             * @default
             */
            comment?: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** @default normal */
            importance?: components["schemas"]["Importance"];
            /**
             * Is All Day
             * @default false
             */
            is_all_day?: boolean;
            /** Person Id */
            person_id?: string | null;
            /** Purpose */
            purpose?: string | null;
        };
        /** TaskDone */
        TaskDone: {
            /**
             * Comment
             * @default
             */
            comment?: string;
        };
        /**
         * TaskPatch
         * @description Only what is sent is changed; `version` is the one that was read.
         */
        TaskPatch: {
            /** Assignee Id */
            assignee_id?: string | null;
            channel?: components["schemas"]["Channel"] | null;
            /** Comment */
            comment?: string | null;
            /** Due At */
            due_at?: string | null;
            importance?: components["schemas"]["Importance"] | null;
            /** Is All Day */
            is_all_day?: boolean | null;
            /** Person Id */
            person_id?: string | null;
            /** Purpose */
            purpose?: string | null;
            /** Version */
            version?: number | null;
        };
        /** TaskRead */
        TaskRead: {
            assignee: components["schemas"]["UserBrief"];
            author: components["schemas"]["UserBrief"];
            channel: components["schemas"]["Channel"];
            /** Closing Comment */
            closing_comment: string;
            /** Comment */
            comment: string;
            /** Done At */
            done_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            importance: components["schemas"]["Importance"];
            /** Is All Day */
            is_all_day: boolean;
            /** Overdue */
            overdue: boolean;
            person: components["schemas"]["PersonBrief"] | null;
            /** Phone */
            phone: string | null;
            /** Purpose */
            purpose: string | null;
            state: components["schemas"]["TaskState"];
            /** Version */
            version: number;
        };
        /**
         * TaskScope
         * @enum {string}
         */
        TaskScope: "own" | "team" | "all";
        /**
         * TaskState
         * @enum {string}
         */
        TaskState: "open" | "done" | "cancelled";
        /** TeamRead */
        TeamRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** TeamWrite */
        TeamWrite: {
            /** Name */
            name: string;
        };
        /**
         * Ticket
         * @description Opens one websocket, once, within 30 seconds.
         */
        Ticket: {
            /** Ticket */
            ticket: string;
        };
        /**
         * TimelineEntry
         * @description `what`: the telephony event's name in snake case.
         */
        TimelineEntry: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Line */
            line: string;
            user: components["schemas"]["UserBrief"] | null;
            /** What */
            what: string;
        };
        /**
         * TimeSheet
         * @description Hours on shift. The seconds of `parts`, and those of `spans`, sum to `shift_seconds` exactly.
         */
        TimeSheet: {
            /** Name */
            name: string;
            /** Parts */
            parts: components["schemas"]["SheetPart"][];
            /** Shift Seconds */
            shift_seconds: number;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Spans */
            spans: components["schemas"]["SheetSpan"][];
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /** Tones */
        Tones: {
            /** Digits */
            digits: string;
        };
        /**
         * TransferBody
         * @description To a line, or to the line a user works with, or to a number as typed.
         */
        TransferBody: {
            kind: components["schemas"]["TransferKind"];
            /** Line Id */
            line_id?: string | null;
            /** Number */
            number?: string | null;
            /** User Id */
            user_id?: string | null;
        };
        /**
         * TransferKind
         * @enum {string}
         */
        TransferKind: "blind" | "attended";
        /**
         * TransferTarget
         * @description A colleague's phone. `agent_state` None: not on shift. `is_free`: would be disturbed by nothing.
         */
        TransferTarget: {
            agent_state: components["schemas"]["AgentStatus"] | null;
            /** Extension */
            extension: string;
            /** Is Free */
            is_free: boolean;
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            line_state: components["schemas"]["LineState"];
            /** Since */
            since: string | null;
            user: components["schemas"]["TargetUser"];
        };
        /** UserBrief */
        UserBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Team Id */
            team_id: string | null;
        };
        /** UserCreate */
        UserCreate: {
            /** @default en */
            language?: components["schemas"]["Language"];
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** @default agent */
            role?: components["schemas"]["Role"];
            /** Team Id */
            team_id?: string | null;
        };
        /**
         * UserPatch
         * @description Only what is sent is changed.
         */
        UserPatch: {
            /** Is Active */
            is_active?: boolean | null;
            language?: components["schemas"]["Language"] | null;
            /** Name */
            name?: string | null;
            /** Password */
            password?: string | null;
            role?: components["schemas"]["Role"] | null;
            /** Team Id */
            team_id?: string | null;
        };
        /** UserRead */
        UserRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            language: components["schemas"]["Language"];
            /** Last Seen At */
            last_seen_at: string | null;
            /** Login */
            login: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            team: components["schemas"]["TeamRead"] | null;
        };
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
        /**
         * VersionFull
         * @description What was published, word for word.
         */
        VersionFull: {
            /** Document */
            document: {
                [key: string]: unknown;
            };
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string | null;
            /** Version */
            version: number;
        };
        /** VersionRead */
        VersionRead: {
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * Welcome
         * @description First message. `snapshot` is None when everything missed follows instead.
         */
        Welcome: {
            /** Resumed */
            resumed: boolean;
            /**
             * Seq
             * @default
             */
            seq: string;
            snapshot: components["schemas"]["Snapshot"] | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "welcome";
        };
        /**
         * When
         * @enum {string}
         */
        When: "overdue" | "today" | "later" | "due" | "all";
        /**
         * WhyRead
         * @description A sentence the UI knows by `id`, with what belongs into it.
         */
        WhyRead: {
            /** Details */
            details: {
                [key: string]: string;
            };
            /** Id */
            id: string;
        };
        /**
         * WrapUpMode
         * @description How the work after a call ends.
         * @enum {string}
         */
        WrapUpMode: "optional" | "mandatory" | "time_boxed" | "fixed";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    read_ledger_api_admin_ledger_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                from?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_lines_api_admin_lines_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineRead"][];
                };
            };
        };
    };
    create_line_api_admin_lines_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineWithSecret"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_line_api_admin_lines__line_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    renew_secret_api_admin_lines__line_id__secret_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineWithSecret"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_reasons_api_admin_pause_reasons_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseReasonFull"][];
                };
            };
        };
    };
    create_reason_api_admin_pause_reasons_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseReasonCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseReasonFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_reason_api_admin_pause_reasons__code__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseReasonPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseReasonFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_queues_api_admin_queues_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRead"][];
                };
            };
        };
    };
    create_queue_api_admin_queues_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_queue_api_admin_queues__queue_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueuePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    status_api_admin_status_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
        };
    };
    all_teams_api_admin_teams_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamRead"][];
                };
            };
        };
    };
    create_team_api_admin_teams_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    rename_team_api_admin_teams__team_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    all_users_api_admin_users_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRead"][];
                };
            };
        };
    };
    create_user_api_admin_users_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_user_api_admin_users__user_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    revoke_api_admin_users__user_id__revoke_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    log_in_api_auth_login_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    log_out_api_auth_logout_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    show_api_board_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
        };
    };
    listen_api_board_agents__user_id__listen_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListenBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    log_out_api_board_agents__user_id__logout_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    pause_api_board_agents__user_id__pause_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    ready_api_board_agents__user_id__ready_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    stop_listening_api_board_listening_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_calls_api_calls_get: {
        parameters: {
            query?: {
                agent_id?: string | null;
                cursor?: string | null;
                direction?: components["schemas"]["Direction"] | null;
                end_reason?: components["schemas"]["EndReason"] | null;
                from?: string | null;
                limit?: number;
                number?: string;
                person_id?: string | null;
                queue_id?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_call_api_calls__call_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    meet_api_calls__call_id__conference_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    tones_api_calls__call_id__dtmf_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tones"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    hang_up_api_calls__call_id__hangup_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    park_api_calls__call_id__park_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    pick_up_api_calls__call_id__pickup_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    transfer_api_calls__call_id__transfer_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_api_calls__call_id__transfer_cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    complete_api_calls__call_id__transfer_complete_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    dial_api_calls_dial_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DialBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dialled"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    snapshot_api_desk_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
        };
    };
    choose_person_api_desk_cards__call_id__person_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChoice"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallCard"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    pause_api_desk_pause_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    ready_api_desk_ready_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
        };
    };
    end_shift_api_desk_shift_end_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
        };
    };
    start_shift_api_desk_shift_start_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftStart"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    time_sheet_api_desk_timesheet_get: {
        parameters: {
            query: {
                from: string;
                to: string;
                user_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSheet"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    extend_wrap_up_api_desk_wrap_up_extend_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentState"];
                };
            };
        };
    };
    list_dispositions_api_dispositions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispositionRead"][];
                };
            };
        };
    };
    list_interactions_api_interactions_get: {
        parameters: {
            query?: {
                channel?: components["schemas"]["Channel"] | null;
                cursor?: string | null;
                direction?: components["schemas"]["InteractionDirection"] | null;
                disposition?: string | null;
                from?: string | null;
                limit?: number;
                open?: boolean | null;
                person_id?: string | null;
                to?: string | null;
                user_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InteractionRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_interaction_api_interactions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InteractionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_interaction_api_interactions__interaction_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_interaction_api_interactions__interaction_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InteractionPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    close_interaction_api_interactions__interaction_id__close_post: {
        parameters: {
            query?: {
                tz?: string;
            };
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Close"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Closed"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    ticket_api_live_ticket_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    me_api_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    change_me_api_me_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_my_password_api_me_password_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    show_api_missed_calls_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                fate?: components["schemas"]["Fate"] | null;
                from?: string | null;
                limit?: number;
                number?: string;
                queue_id?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MissedRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_organisations_api_organisations_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganisationRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_organisation_api_organisations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_organisation_api_organisations__organisation_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_organisation_api_organisations__organisation_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_people_api_people_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                kind?: components["schemas"]["Kind"] | null;
                limit?: number;
                organisation_id?: string | null;
                q?: string;
                responsible_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonListed_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_person_api_people_post: {
        parameters: {
            query?: {
                force?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_person_api_people__person_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_person_api_people__person_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    add_contact_point_api_people__person_id__contact_points_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPointCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPointRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_contact_point_api_people__person_id__contact_points__point_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                point_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPointPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPointRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    interactions_of_person_api_people__person_id__interactions_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InteractionRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    tasks_of_person_api_people__person_id__tasks_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: components["schemas"]["TaskState"] | null;
                tz?: string;
            };
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    match_api_people_match_get: {
        parameters: {
            query?: {
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    phone_account_api_phone_account_get: {
        parameters: {
            query: {
                line_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneAccount"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_purposes_api_purposes_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurposeRead"][];
                };
            };
        };
    };
    list_recordings_api_recordings_get: {
        parameters: {
            query?: {
                call_id?: string | null;
                cursor?: string | null;
                from?: string | null;
                limit?: number;
                person_id?: string | null;
                state?: components["schemas"]["RecordingState"] | null;
                to?: string | null;
                user_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RecordingRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_recording_api_recordings__recording_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    play_api_recordings__recording_id__audio_get: {
        parameters: {
            query?: never;
            header?: {
                "if-range"?: string | null;
                range?: string | null;
            };
            path: {
                recording_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole sound. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            /** @description The range asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            /** @description The range lies outside of the sound. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_peaks_api_recordings__recording_id__peaks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeaksRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    open_run_api_runs_post: {
        parameters: {
            query?: {
                tz?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_run_api_runs__run_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    give_answer_api_runs__run_id__answer_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    back_api_runs__run_id__back_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rev"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    end_politely_api_runs__run_id__end_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rev"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    jump_api_runs__run_id__jump_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JumpWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    next_page_api_runs__run_id__next_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rev"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_scripts_api_scripts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptRead"][];
                };
            };
        };
    };
    create_script_api_scripts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_script_api_scripts__script_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_script_api_scripts__script_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    archive_api_scripts__script_id__archive_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    check_draft_api_scripts__script_id__check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    save_draft_api_scripts__script_id__draft_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    publish_api_scripts__script_id__publish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_version_api_scripts__script_id__versions__version__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                script_id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_tasks_api_tasks_get: {
        parameters: {
            query?: {
                assignee_id?: string | null;
                cursor?: string | null;
                limit?: number;
                person_id?: string | null;
                scope?: components["schemas"]["TaskScope"];
                state?: components["schemas"]["TaskState"];
                tz?: string;
                when?: components["schemas"]["When"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskRead_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_task_api_tasks_post: {
        parameters: {
            query?: {
                tz?: string;
            };
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_task_api_tasks__task_id__get: {
        parameters: {
            query?: {
                tz?: string;
            };
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_task_api_tasks__task_id__patch: {
        parameters: {
            query?: {
                tz?: string;
            };
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_task_api_tasks__task_id__cancel_post: {
        parameters: {
            query?: {
                tz?: string;
            };
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCancel"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    finish_task_api_tasks__task_id__done_post: {
        parameters: {
            query?: {
                tz?: string;
            };
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDone"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_targets_api_transfer_targets_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferTarget"][];
                };
            };
        };
    };
    users_to_plan_for_api_users_get: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserBrief"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    livez_livez_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    metrics_metrics_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readyz_readyz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
        };
    };
    _live_messagelive_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Welcome"] | components["schemas"]["AgentChanged"] | components["schemas"]["PauseOverrun"] | components["schemas"]["BoardChanged"] | components["schemas"]["ScreenPopped"] | components["schemas"]["CardChanged"] | components["schemas"]["CardWithdrawn"] | components["schemas"]["LinkLamp"] | components["schemas"]["LineLamp"] | components["schemas"]["Changed"] | components["schemas"]["Pong"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
}
