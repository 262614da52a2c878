using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pacesetter.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    password_set = table.Column<DateTime>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "act_seals",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    act_id = table.Column<long>(type: "INTEGER", nullable: false),
                    algorithm = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_act_seals", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "acts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    object_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    object_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: true),
                    actor_id = table.Column<int>(type: "INTEGER", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    on_behalf_of = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    request_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    likeness = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.account_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    week = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => new { x.campaign_id, x.unit_id, x.slot, x.week });
                });

            migrationBuilder.CreateTable(
                name: "rollups",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    stuck = table.Column<int>(type: "INTEGER", nullable: false),
                    moving = table.Column<int>(type: "INTEGER", nullable: false),
                    planning = table.Column<int>(type: "INTEGER", nullable: false),
                    complete = table.Column<int>(type: "INTEGER", nullable: false),
                    plans1_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans1_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans2_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans2_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans3_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans3_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans4_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans4_present = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_active = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_without_owner = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_tied = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_due = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_done_in_time = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_done_late = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_dropped = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_reported = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_reported_done = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_evidenced = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_verified = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_refuted = table.Column<int>(type: "INTEGER", nullable: false),
                    postponed = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_in_time = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_late = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_made = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_vetted = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_published = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_kept = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_not_kept = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_reviewed = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_verified = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_refuted = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded1 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded2 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded3 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded4 = table.Column<int>(type: "INTEGER", nullable: false),
                    members_pledged = table.Column<int>(type: "INTEGER", nullable: false),
                    units_appraised = table.Column<int>(type: "INTEGER", nullable: false),
                    voters_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    ballots_returned = table.Column<int>(type: "INTEGER", nullable: false),
                    ballots_spoiled = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_given = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_satisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_unaware = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_blank = table.Column<int>(type: "INTEGER", nullable: false),
                    members_appraised = table.Column<int>(type: "INTEGER", nullable: false),
                    units_commented = table.Column<int>(type: "INTEGER", nullable: false),
                    members_commented = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_open = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_overdue_before = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_closed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rollups", x => new { x.unit_id, x.campaign_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    stuck = table.Column<int>(type: "INTEGER", nullable: false),
                    moving = table.Column<int>(type: "INTEGER", nullable: false),
                    planning = table.Column<int>(type: "INTEGER", nullable: false),
                    complete = table.Column<int>(type: "INTEGER", nullable: false),
                    plans1_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans1_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans2_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans2_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans3_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans3_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans4_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans4_present = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_active = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_without_owner = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_tied = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_due = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_done_in_time = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_done_late = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_dropped = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_reported = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_reported_done = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_evidenced = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_verified = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_refuted = table.Column<int>(type: "INTEGER", nullable: false),
                    postponed = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_in_time = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_late = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_made = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_vetted = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_published = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_kept = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_not_kept = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_reviewed = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_verified = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_refuted = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded1 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded2 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded3 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded4 = table.Column<int>(type: "INTEGER", nullable: false),
                    members_pledged = table.Column<int>(type: "INTEGER", nullable: false),
                    units_appraised = table.Column<int>(type: "INTEGER", nullable: false),
                    voters_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    ballots_returned = table.Column<int>(type: "INTEGER", nullable: false),
                    ballots_spoiled = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_given = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_satisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_unaware = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_blank = table.Column<int>(type: "INTEGER", nullable: false),
                    members_appraised = table.Column<int>(type: "INTEGER", nullable: false),
                    units_commented = table.Column<int>(type: "INTEGER", nullable: false),
                    members_commented = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_open = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_overdue_before = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_closed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tallies", x => new { x.unit_id, x.campaign_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "tally_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    stuck = table.Column<int>(type: "INTEGER", nullable: false),
                    moving = table.Column<int>(type: "INTEGER", nullable: false),
                    planning = table.Column<int>(type: "INTEGER", nullable: false),
                    complete = table.Column<int>(type: "INTEGER", nullable: false),
                    plans1_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans1_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans2_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans2_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans3_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans3_present = table.Column<int>(type: "INTEGER", nullable: false),
                    plans4_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    plans4_present = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_active = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_without_owner = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_tied = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_due = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_done_in_time = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_done_late = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_dropped = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_reported = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_reported_done = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_evidenced = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_verified = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks_refuted = table.Column<int>(type: "INTEGER", nullable: false),
                    postponed = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_in_time = table.Column<int>(type: "INTEGER", nullable: false),
                    reports_late = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_made = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_vetted = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_published = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_kept = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_not_kept = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_reviewed = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_verified = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_refuted = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded1 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded2 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded3 = table.Column<int>(type: "INTEGER", nullable: false),
                    pledges_graded4 = table.Column<int>(type: "INTEGER", nullable: false),
                    members_pledged = table.Column<int>(type: "INTEGER", nullable: false),
                    units_appraised = table.Column<int>(type: "INTEGER", nullable: false),
                    voters_expected = table.Column<int>(type: "INTEGER", nullable: false),
                    ballots_returned = table.Column<int>(type: "INTEGER", nullable: false),
                    ballots_spoiled = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_given = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_satisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_unaware = table.Column<int>(type: "INTEGER", nullable: false),
                    answers_blank = table.Column<int>(type: "INTEGER", nullable: false),
                    members_appraised = table.Column<int>(type: "INTEGER", nullable: false),
                    units_commented = table.Column<int>(type: "INTEGER", nullable: false),
                    members_commented = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_open = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_overdue_before = table.Column<int>(type: "INTEGER", nullable: false),
                    findings_closed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tally_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    tier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    industry = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    region = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    secretary = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    open_from = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_from = table.Column<int>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    may_write = table.Column<bool>(type: "INTEGER", nullable: false),
                    expires = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_tokens_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_secrets",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_secrets", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_secrets_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    end_month = table.Column<int>(type: "INTEGER", nullable: false),
                    stuck_from = table.Column<int>(type: "INTEGER", nullable: false),
                    recipe = table.Column<string>(type: "TEXT", nullable: false),
                    applied_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    carriers = table.Column<string>(type: "TEXT", nullable: true),
                    carriers_revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaigns", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaigns_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directive_series",
                columns: table => new
                {
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    mark = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive_series", x => new { x.unit_id, x.mark, x.year });
                    table.ForeignKey(
                        name: "fk_directive_series_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_grants_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_grants_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    post = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    probationary = table.Column<bool>(type: "INTEGER", nullable: false),
                    mobile = table.Column<bool>(type: "INTEGER", nullable: false),
                    frail = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_members_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_members_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => new { x.campaign_id, x.unit_id, x.month });
                    table.ForeignKey(
                        name: "fk_reports_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_ancestors",
                columns: table => new
                {
                    ancestor_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    depth = table.Column<int>(type: "INTEGER", nullable: false),
                    to_month = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_ancestors", x => new { x.unit_id, x.ancestor_id, x.from_month });
                    table.ForeignKey(
                        name: "fk_unit_ancestors_units_ancestor_id",
                        column: x => x.ancestor_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_unit_ancestors_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_names",
                columns: table => new
                {
                    part = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_names", x => new { x.part, x.unit_id });
                    table.ForeignKey(
                        name: "fk_unit_names_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appraisal_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    about = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    expected = table.Column<int>(type: "INTEGER", nullable: false),
                    form_text = table.Column<string>(type: "TEXT", nullable: false),
                    sign = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    result_text = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    called_off_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    called_off_by = table.Column<int>(type: "INTEGER", nullable: true),
                    called_off_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    closing_answers = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closing_blank = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_by = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_month = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_returned = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_satisfied = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_spoiled = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_subjects = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_unaware = table.Column<int>(type: "INTEGER", nullable: true),
                    first_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    first_by = table.Column<int>(type: "INTEGER", nullable: true),
                    first_content = table.Column<string>(type: "TEXT", nullable: true),
                    first_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    opening_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    opening_by = table.Column<int>(type: "INTEGER", nullable: false),
                    opening_month = table.Column<int>(type: "INTEGER", nullable: false),
                    second_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    second_by = table.Column<int>(type: "INTEGER", nullable: true),
                    second_content = table.Column<string>(type: "TEXT", nullable: true),
                    second_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appraisal_rounds", x => x.id);
                    table.ForeignKey(
                        name: "fk_appraisal_rounds_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_appraisal_rounds_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "award_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    nominate_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    places_text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    called_off_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    called_off_by = table.Column<int>(type: "INTEGER", nullable: true),
                    called_off_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    called_off_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    decision_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decision_by = table.Column<int>(type: "INTEGER", nullable: true),
                    decision_directive_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    decision_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    decision_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    decision_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    notice_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    notice_by = table.Column<int>(type: "INTEGER", nullable: true),
                    notice_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    notice_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    notice_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    opening_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    opening_by = table.Column<int>(type: "INTEGER", nullable: false),
                    opening_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    shortlist_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    shortlist_by = table.Column<int>(type: "INTEGER", nullable: true),
                    shortlist_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_rounds", x => x.id);
                    table.ForeignKey(
                        name: "fk_award_rounds_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_award_rounds_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulletins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    sources_text = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    issue_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    issue_by = table.Column<int>(type: "INTEGER", nullable: true),
                    issue_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    written_by = table.Column<int>(type: "INTEGER", nullable: false),
                    written_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletins", x => x.id);
                    table.ForeignKey(
                        name: "fk_bulletins_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bulletins_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_months",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_months", x => new { x.campaign_id, x.month });
                    table.ForeignKey(
                        name: "fk_campaign_months_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_periods",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    to_month = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_month = table.Column<int>(type: "INTEGER", nullable: false),
                    closes = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_periods", x => new { x.campaign_id, x.slot, x.from_month });
                    table.ForeignKey(
                        name: "fk_campaign_periods_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_requirements",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_requirements", x => new { x.campaign_id, x.slot, x.tier, x.field });
                    table.ForeignKey(
                        name: "fk_campaign_requirements_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_rounds",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    to_month = table.Column<int>(type: "INTEGER", nullable: false),
                    propose_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    publish_by = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_rounds", x => new { x.campaign_id, x.year });
                    table.ForeignKey(
                        name: "fk_campaign_rounds_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_points",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    leader = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    post = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    leader_id = table.Column<int>(type: "INTEGER", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ending_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ending_by = table.Column<int>(type: "INTEGER", nullable: true),
                    ending_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ending_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ending_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    start_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    start_by = table.Column<int>(type: "INTEGER", nullable: false),
                    start_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_points", x => x.id);
                    table.ForeignKey(
                        name: "fk_contact_points_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_contact_points_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directives",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    tiers = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    fields = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    head_id = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_hour = table.Column<int>(type: "INTEGER", nullable: true),
                    refines_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    mark = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    check_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    check_by = table.Column<int>(type: "INTEGER", nullable: true),
                    check_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    check_version = table.Column<int>(type: "INTEGER", nullable: true),
                    draft_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    draft_by = table.Column<int>(type: "INTEGER", nullable: false),
                    draft_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    draft_version = table.Column<int>(type: "INTEGER", nullable: false),
                    ending_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ending_by = table.Column<int>(type: "INTEGER", nullable: true),
                    ending_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ending_month = table.Column<int>(type: "INTEGER", nullable: true),
                    ending_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ending_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    issue_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    issue_by = table.Column<int>(type: "INTEGER", nullable: true),
                    issue_month = table.Column<int>(type: "INTEGER", nullable: true),
                    issue_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    issue_units = table.Column<int>(type: "INTEGER", nullable: true),
                    seeking_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    seeking_by = table.Column<int>(type: "INTEGER", nullable: true),
                    seeking_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    seeking_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    signature_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signature_by = table.Column<int>(type: "INTEGER", nullable: true),
                    signature_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    signature_version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directives", x => x.id);
                    table.ForeignKey(
                        name: "fk_directives_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_directives_directives_refines_id",
                        column: x => x.refines_id,
                        principalTable: "directives",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_directives_units_head_id",
                        column: x => x.head_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_directives_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    intake_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    intake_by = table.Column<int>(type: "INTEGER", nullable: false),
                    intake_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_documents_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_documents_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    severity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    leader = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    owner_id = table.Column<int>(type: "INTEGER", nullable: true),
                    measure = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_month = table.Column<int>(type: "INTEGER", nullable: false),
                    recurs_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hands = table.Column<string>(type: "TEXT", nullable: false),
                    steps = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    closing_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closing_by = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_method = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_month = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    closing_seen = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    entry_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    entry_by = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_month = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    impossible_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    impossible_by = table.Column<int>(type: "INTEGER", nullable: true),
                    impossible_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    impossible_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    result_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    result_by = table.Column<int>(type: "INTEGER", nullable: true),
                    result_evidence_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    result_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    result_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    result_true_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    return_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    return_by = table.Column<int>(type: "INTEGER", nullable: true),
                    return_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ruling_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ruling_by = table.Column<int>(type: "INTEGER", nullable: true),
                    ruling_month = table.Column<int>(type: "INTEGER", nullable: true),
                    ruling_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ruling_old_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ruling_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ruling_released = table.Column<bool>(type: "INTEGER", nullable: true),
                    source_key = table.Column<Guid>(type: "TEXT", nullable: true),
                    source_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source_title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_findings", x => x.id);
                    table.ForeignKey(
                        name: "fk_findings_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_findings_findings_recurs_id",
                        column: x => x.recurs_id,
                        principalTable: "findings",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_findings_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inspections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    content = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    team_size = table.Column<int>(type: "INTEGER", nullable: false),
                    questions_text = table.Column<string>(type: "TEXT", nullable: false),
                    strata_text = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    announcement_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    announcement_by = table.Column<int>(type: "INTEGER", nullable: true),
                    circular_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    circular_by = table.Column<int>(type: "INTEGER", nullable: true),
                    circular_is_issued = table.Column<bool>(type: "INTEGER", nullable: true),
                    circular_text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    ending_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ending_by = table.Column<int>(type: "INTEGER", nullable: true),
                    planned_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    planned_by = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspections", x => x.id);
                    table.ForeignKey(
                        name: "fk_inspections_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_inspections_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    serves_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    upper_task_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    target = table.Column<double>(type: "REAL", nullable: true),
                    target_unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    leader = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    supporters = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    to_month = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_month = table.Column<int>(type: "INTEGER", nullable: true),
                    since_month = table.Column<int>(type: "INTEGER", nullable: false),
                    expected_result = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    core_work = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    no_core_work = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    carrier = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    standard = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    weight = table.Column<int>(type: "INTEGER", nullable: false),
                    mobilisation = table.Column<bool>(type: "INTEGER", nullable: false),
                    postponements = table.Column<int>(type: "INTEGER", nullable: false),
                    remark = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    agreed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    agreed_by = table.Column<int>(type: "INTEGER", nullable: true),
                    completion_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    completion_by = table.Column<int>(type: "INTEGER", nullable: true),
                    completion_month = table.Column<int>(type: "INTEGER", nullable: true),
                    drop_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    drop_by = table.Column<int>(type: "INTEGER", nullable: true),
                    drop_month = table.Column<int>(type: "INTEGER", nullable: true),
                    drop_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_tasks_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_tasks_plan_tasks_serves_id",
                        column: x => x.serves_id,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_tasks_plan_tasks_upper_task_id",
                        column: x => x.upper_task_id,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_tasks_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    to_month = table.Column<int>(type: "INTEGER", nullable: false),
                    present_since = table.Column<int>(type: "INTEGER", nullable: true),
                    versions = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    approval_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approval_by = table.Column<int>(type: "INTEGER", nullable: true),
                    return_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    return_by = table.Column<int>(type: "INTEGER", nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    submission_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    submission_by = table.Column<int>(type: "INTEGER", nullable: true),
                    submission_month = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_plans_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plans_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "refinements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    checked_by = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    tiers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    fields = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    industries = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    replaces_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ending_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ending_by = table.Column<int>(type: "INTEGER", nullable: true),
                    ending_month = table.Column<int>(type: "INTEGER", nullable: true),
                    ending_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    threshold_at_most = table.Column<bool>(type: "INTEGER", nullable: true),
                    threshold_number = table.Column<double>(type: "REAL", nullable: true),
                    threshold_unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refinements", x => x.id);
                    table.ForeignKey(
                        name: "fk_refinements_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_refinements_refinements_replaces_id",
                        column: x => x.replaces_id,
                        principalTable: "refinements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refinements_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    register = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    counts_from = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    closing_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closing_by = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closing_month = table.Column<int>(type: "INTEGER", nullable: true),
                    closing_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_register_entries_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_register_entries_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "responsible",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    post = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_responsible", x => x.id);
                    table.ForeignKey(
                        name: "fk_responsible_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_responsible_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "standards_editions",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standards_editions", x => new { x.campaign_id, x.number });
                    table.ForeignKey(
                        name: "fk_standards_editions_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    writers = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    draft_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    draft_by = table.Column<int>(type: "INTEGER", nullable: false),
                    draft_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    draft_version = table.Column<int>(type: "INTEGER", nullable: false),
                    hand_in_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    hand_in_by = table.Column<int>(type: "INTEGER", nullable: true),
                    hand_in_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    publication_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    publication_by = table.Column<int>(type: "INTEGER", nullable: true),
                    publication_month = table.Column<int>(type: "INTEGER", nullable: true),
                    publication_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    return_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    return_by = table.Column<int>(type: "INTEGER", nullable: true),
                    return_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    taken_down_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_down_by = table.Column<int>(type: "INTEGER", nullable: true),
                    taken_down_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    taken_down_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stories", x => x.id);
                    table.ForeignKey(
                        name: "fk_stories_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stories_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "verdicts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    acts = table.Column<bool>(type: "INTEGER", nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    whole = table.Column<int>(type: "INTEGER", nullable: false),
                    peer_median = table.Column<double>(type: "REAL", nullable: true),
                    peers = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lifted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    answer_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    decision_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decision_by = table.Column<int>(type: "INTEGER", nullable: true),
                    decision_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    decision_outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    guidance_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    guidance_by = table.Column<int>(type: "INTEGER", nullable: true),
                    guidance_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    guidance_owner = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    guidance_recheck_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    guidance_remedy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    recheck_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    recheck_by = table.Column<int>(type: "INTEGER", nullable: true),
                    recheck_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    recheck_note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    recheck_part = table.Column<int>(type: "INTEGER", nullable: true),
                    recheck_value = table.Column<double>(type: "REAL", nullable: true),
                    recheck_whole = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verdicts", x => x.id);
                    table.ForeignKey(
                        name: "fk_verdicts_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_verdicts_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "leader_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    member_id = table.Column<int>(type: "INTEGER", nullable: true),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    merits = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    shortcomings = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    direction = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    follow_up_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    follow_up_by = table.Column<int>(type: "INTEGER", nullable: true),
                    follow_up_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    given_by = table.Column<int>(type: "INTEGER", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    given_speaker = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leader_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_leader_comments_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_leader_comments_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_leader_comments_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    member_id = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    to_month = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.member_id, x.from_month });
                    table.ForeignKey(
                        name: "fk_memberships_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memberships_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pledge_exemptions",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    member_id = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledge_exemptions", x => new { x.campaign_id, x.member_id, x.year });
                    table.ForeignKey(
                        name: "fk_pledge_exemptions_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pledges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    member_id = table.Column<int>(type: "INTEGER", nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    is_instant = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_month = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    measure = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    baseline = table.Column<double>(type: "REAL", nullable: true),
                    target = table.Column<double>(type: "REAL", nullable: true),
                    witness = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    standard = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    beneficiary = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    drafts = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    appeal_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appeal_by = table.Column<int>(type: "INTEGER", nullable: true),
                    appeal_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    appeal_answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appeal_answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    appeal_answer_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    appeal_answer_upheld = table.Column<bool>(type: "INTEGER", nullable: true),
                    conclusion_answers = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    conclusion_by = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion_grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    conclusion_month = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion_notice_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    conclusion_place = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion_satisfied = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion_use = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    consent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    consent_by = table.Column<int>(type: "INTEGER", nullable: true),
                    final_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    final_by = table.Column<int>(type: "INTEGER", nullable: true),
                    fulfilment_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    fulfilment_by = table.Column<int>(type: "INTEGER", nullable: true),
                    fulfilment_cause = table.Column<int>(type: "INTEGER", nullable: true),
                    fulfilment_evidence_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    fulfilment_kept = table.Column<bool>(type: "INTEGER", nullable: true),
                    fulfilment_month = table.Column<int>(type: "INTEGER", nullable: true),
                    fulfilment_sentence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    proposal_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    proposal_by = table.Column<int>(type: "INTEGER", nullable: false),
                    proposal_month = table.Column<int>(type: "INTEGER", nullable: false),
                    proposal_recorder = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    publication_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    publication_by = table.Column<int>(type: "INTEGER", nullable: true),
                    publication_month = table.Column<int>(type: "INTEGER", nullable: true),
                    return_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    return_by = table.Column<int>(type: "INTEGER", nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    review_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    review_by = table.Column<int>(type: "INTEGER", nullable: true),
                    review_month = table.Column<int>(type: "INTEGER", nullable: true),
                    review_sentence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    substitution_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    substitution_by = table.Column<int>(type: "INTEGER", nullable: true),
                    substitution_month = table.Column<int>(type: "INTEGER", nullable: true),
                    substitution_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    substitution_successor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    taken_down_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_down_by = table.Column<int>(type: "INTEGER", nullable: true),
                    taken_down_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    verification_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    verification_by = table.Column<int>(type: "INTEGER", nullable: true),
                    verification_confirmed = table.Column<bool>(type: "INTEGER", nullable: true),
                    verification_month = table.Column<int>(type: "INTEGER", nullable: true),
                    vetting_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    vetting_by = table.Column<int>(type: "INTEGER", nullable: true),
                    vetting_checks = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    vetting_month = table.Column<int>(type: "INTEGER", nullable: true),
                    vetting_remark = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledges", x => x.id);
                    table.ForeignKey(
                        name: "fk_pledges_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pledges_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pledges_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ballot_boxes",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ballot_boxes", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_ballot_boxes_appraisal_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "appraisal_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ballot_codes",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ballot_codes", x => x.hash);
                    table.ForeignKey(
                        name: "fk_ballot_codes_appraisal_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "appraisal_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "award_candidates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    head_id = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    member_id = table.Column<int>(type: "INTEGER", nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    post = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    at_id = table.Column<int>(type: "INTEGER", nullable: false),
                    from_id = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    consent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    consent_by = table.Column<int>(type: "INTEGER", nullable: true),
                    consent_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    held_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    held_by = table.Column<int>(type: "INTEGER", nullable: true),
                    held_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    held_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    held_unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    honouring_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    honouring_by = table.Column<int>(type: "INTEGER", nullable: true),
                    honouring_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    nomination_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    nomination_by = table.Column<int>(type: "INTEGER", nullable: false),
                    nomination_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    nomination_unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    shortlisting_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    shortlisting_by = table.Column<int>(type: "INTEGER", nullable: true),
                    shortlisting_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    withdrawal_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawal_by = table.Column<int>(type: "INTEGER", nullable: true),
                    withdrawal_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_candidates", x => x.id);
                    table.ForeignKey(
                        name: "fk_award_candidates_award_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "award_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_award_candidates_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_award_candidates_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    line = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_visits", x => x.id);
                    table.ForeignKey(
                        name: "fk_contact_visits_contact_points_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directive_attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    directive_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive_attachments", x => x.id);
                    table.ForeignKey(
                        name: "fk_directive_attachments_directives_directive_id",
                        column: x => x.directive_id,
                        principalTable: "directives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directive_copies",
                columns: table => new
                {
                    directive_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    issuer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    seen_by = table.Column<int>(type: "INTEGER", nullable: true),
                    seen_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive_copies", x => new { x.directive_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_directive_copies_directives_directive_id",
                        column: x => x.directive_id,
                        principalTable: "directives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_directive_copies_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directive_opinions",
                columns: table => new
                {
                    directive_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    issuer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    answer_agrees = table.Column<bool>(type: "INTEGER", nullable: true),
                    answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    answer_remarks = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive_opinions", x => new { x.directive_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_directive_opinions_directives_directive_id",
                        column: x => x.directive_id,
                        principalTable: "directives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directive_receipts",
                columns: table => new
                {
                    directive_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    issuer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    signature_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signature_by = table.Column<int>(type: "INTEGER", nullable: true),
                    signature_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive_receipts", x => new { x.directive_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_directive_receipts_directives_directive_id",
                        column: x => x.directive_id,
                        principalTable: "directives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_directive_receipts_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directive_reminders",
                columns: table => new
                {
                    directive_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    week = table.Column<int>(type: "INTEGER", nullable: false),
                    issuer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive_reminders", x => new { x.directive_id, x.unit_id, x.week });
                    table.ForeignKey(
                        name: "fk_directive_reminders_directives_directive_id",
                        column: x => x.directive_id,
                        principalTable: "directives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "directive_texts",
                columns: table => new
                {
                    directive_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 30000, nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directive_texts", x => new { x.directive_id, x.number });
                    table.ForeignKey(
                        name: "fk_directive_texts_directives_directive_id",
                        column: x => x.directive_id,
                        principalTable: "directives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "suggestions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    page = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    directive_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_is_open = table.Column<bool>(type: "INTEGER", nullable: true),
                    answer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    answer_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestions", x => x.id);
                    table.ForeignKey(
                        name: "fk_suggestions_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestions_directives_directive_id",
                        column: x => x.directive_id,
                        principalTable: "directives",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_suggestions_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finding_reminders",
                columns: table => new
                {
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    week = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    rung = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_reminders", x => new { x.finding_id, x.week });
                    table.ForeignKey(
                        name: "fk_finding_reminders_findings_finding_id",
                        column: x => x.finding_id,
                        principalTable: "findings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finding_steps",
                columns: table => new
                {
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_steps", x => new { x.finding_id, x.number });
                    table.ForeignKey(
                        name: "fk_finding_steps_findings_finding_id",
                        column: x => x.finding_id,
                        principalTable: "findings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inspection_draws",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    inspection_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    frozen_by = table.Column<int>(type: "INTEGER", nullable: false),
                    frozen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    frame_text = table.Column<string>(type: "TEXT", nullable: false),
                    frame_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    frame_units = table.Column<int>(type: "INTEGER", nullable: false),
                    commitment = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    secret = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    sealed_seed = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    made_by = table.Column<int>(type: "INTEGER", nullable: true),
                    made_seal = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    made_value = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_draws", x => x.id);
                    table.ForeignKey(
                        name: "fk_inspection_draws_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inspection_joins",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer_accepted = table.Column<bool>(type: "INTEGER", nullable: true),
                    answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_joins", x => new { x.inspection_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_inspection_joins_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_inspection_joins_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    inspection_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    numerator = table.Column<long>(type: "INTEGER", nullable: false),
                    denominator = table.Column<long>(type: "INTEGER", nullable: false),
                    team_text = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    paper_text = table.Column<string>(type: "TEXT", nullable: false),
                    replies_text = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    arrival_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    arrival_by = table.Column<int>(type: "INTEGER", nullable: true),
                    arrival_month = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    conclusion_by = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion_text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    handed_in_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    handed_in_by = table.Column<int>(type: "INTEGER", nullable: true),
                    handed_in_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => x.id);
                    table.ForeignKey(
                        name: "fk_visits_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_visits_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "date_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    old_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    new_due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    old_target = table.Column<double>(type: "REAL", nullable: true),
                    new_target = table.Column<double>(type: "REAL", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer_accepted = table.Column<bool>(type: "INTEGER", nullable: true),
                    answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_month = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_date_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_date_changes_plan_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason_start = table.Column<int>(type: "INTEGER", nullable: false),
                    reason_length = table.Column<int>(type: "INTEGER", nullable: false),
                    addressee = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    when = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    task = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to_tiers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    to_fields = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    joined_to = table.Column<int>(type: "INTEGER", nullable: true),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    dismissal_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    dismissal_by = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => new { x.document_id, x.number });
                    table.ForeignKey(
                        name: "fk_proposals_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_proposals_plan_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "task_offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_up_as = table.Column<Guid>(type: "TEXT", nullable: true),
                    answer_accepted = table.Column<bool>(type: "INTEGER", nullable: true),
                    answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_month = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_offers", x => x.id);
                    table.ForeignKey(
                        name: "fk_task_offers_plan_tasks_taken_up_as",
                        column: x => x.taken_up_as,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_task_offers_plan_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_task_offers_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_progress",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<double>(type: "REAL", nullable: true),
                    sentence = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    evidence_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    corrections = table.Column<int>(type: "INTEGER", nullable: false),
                    verification_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    verification_by = table.Column<int>(type: "INTEGER", nullable: true),
                    verification_confirmed = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_progress", x => new { x.task_id, x.month });
                    table.ForeignKey(
                        name: "fk_task_progress_plan_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_versions_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "practices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    loan_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    loan_by = table.Column<int>(type: "INTEGER", nullable: true),
                    loan_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    withdrawal_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawal_by = table.Column<int>(type: "INTEGER", nullable: true),
                    withdrawal_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawal_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    withdrawal_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    writing_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    writing_by = table.Column<int>(type: "INTEGER", nullable: false),
                    writing_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practices", x => x.id);
                    table.ForeignKey(
                        name: "fk_practices_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_practices_register_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "register_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_practices_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_values",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    to_month = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    number = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_values", x => new { x.entry_id, x.field, x.from_month });
                    table.ForeignKey(
                        name: "fk_register_values_register_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "register_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "story_carriages",
                columns: table => new
                {
                    story_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story_carriages", x => new { x.story_id, x.channel, x.day });
                    table.ForeignKey(
                        name: "fk_story_carriages_stories_story_id",
                        column: x => x.story_id,
                        principalTable: "stories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "story_texts",
                columns: table => new
                {
                    story_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story_texts", x => new { x.story_id, x.number });
                    table.ForeignKey(
                        name: "fk_story_texts_stories_story_id",
                        column: x => x.story_id,
                        principalTable: "stories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pledge_drafts",
                columns: table => new
                {
                    pledge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    returned_by = table.Column<int>(type: "INTEGER", nullable: false),
                    returned_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledge_drafts", x => new { x.pledge_id, x.number });
                    table.ForeignKey(
                        name: "fk_pledge_drafts_pledges_pledge_id",
                        column: x => x.pledge_id,
                        principalTable: "pledges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "award_objections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    candidate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer_by = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    answer_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    answer_upheld = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_objections", x => x.id);
                    table.ForeignKey(
                        name: "fk_award_objections_award_candidates_candidate_id",
                        column: x => x.candidate_id,
                        principalTable: "award_candidates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_award_objections_award_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "award_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "award_opinions",
                columns: table => new
                {
                    candidate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    head_id = table.Column<int>(type: "INTEGER", nullable: false),
                    hearing_agrees = table.Column<bool>(type: "INTEGER", nullable: false),
                    hearing_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    hearing_by = table.Column<int>(type: "INTEGER", nullable: false),
                    hearing_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    hearing_speaker = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    hearing_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_opinions", x => new { x.candidate_id, x.body });
                    table.ForeignKey(
                        name: "fk_award_opinions_award_candidates_candidate_id",
                        column: x => x.candidate_id,
                        principalTable: "award_candidates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "adoptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    practice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ending_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ending_by = table.Column<int>(type: "INTEGER", nullable: true),
                    ending_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ending_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ending_reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    start_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    start_by = table.Column<int>(type: "INTEGER", nullable: false),
                    start_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adoptions", x => x.id);
                    table.ForeignKey(
                        name: "fk_adoptions_practices_practice_id",
                        column: x => x.practice_id,
                        principalTable: "practices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_adoptions_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_account_id",
                table: "access_tokens",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_hash",
                table: "access_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_claims_user_id",
                table: "account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_logins_user_id",
                table: "account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_act_seals_act_id",
                table: "act_seals",
                column: "act_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acts_object_kind_object_id",
                table: "acts",
                columns: new[] { "object_kind", "object_id" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_unit_id_id",
                table: "acts",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_adoptions_practice_id_unit_id",
                table: "adoptions",
                columns: new[] { "practice_id", "unit_id" },
                unique: true,
                filter: "ending_day IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_adoptions_unit_id",
                table: "adoptions",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_appraisal_rounds_campaign_id",
                table: "appraisal_rounds",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_appraisal_rounds_sign",
                table: "appraisal_rounds",
                column: "sign",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appraisal_rounds_unit_id_campaign_id",
                table: "appraisal_rounds",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_award_candidates_at_id",
                table: "award_candidates",
                column: "at_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_candidates_member_id",
                table: "award_candidates",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_candidates_round_id_title_subject",
                table: "award_candidates",
                columns: new[] { "round_id", "title", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_award_candidates_unit_id",
                table: "award_candidates",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_objections_candidate_id",
                table: "award_objections",
                column: "candidate_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_objections_round_id",
                table: "award_objections",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_objections_unit_id",
                table: "award_objections",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_opinions_head_id",
                table: "award_opinions",
                column: "head_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_rounds_campaign_id",
                table: "award_rounds",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_rounds_unit_id_campaign_id",
                table: "award_rounds",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ballot_codes_round_id",
                table: "ballot_codes",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulletins_campaign_id",
                table: "bulletins",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulletins_unit_id_campaign_id_month",
                table: "bulletins",
                columns: new[] { "unit_id", "campaign_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bulletins_unit_id_campaign_id_year_number",
                table: "bulletins",
                columns: new[] { "unit_id", "campaign_id", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_key_unit_id",
                table: "campaigns",
                columns: new[] { "key", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_unit_id",
                table: "campaigns",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_points_campaign_id_unit_id",
                table: "contact_points",
                columns: new[] { "campaign_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_points_leader_id",
                table: "contact_points",
                column: "leader_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_points_unit_id",
                table: "contact_points",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_visits_contact_id_day",
                table: "contact_visits",
                columns: new[] { "contact_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_campaign_id_unit_id",
                table: "date_changes",
                columns: new[] { "campaign_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_date_changes_task_id",
                table: "date_changes",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_directive_attachments_directive_id",
                table: "directive_attachments",
                column: "directive_id");

            migrationBuilder.CreateIndex(
                name: "ix_directive_copies_unit_id",
                table: "directive_copies",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_directive_opinions_unit_id",
                table: "directive_opinions",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_directive_receipts_unit_id",
                table: "directive_receipts",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_directive_reminders_unit_id",
                table: "directive_reminders",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_directives_campaign_id",
                table: "directives",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_directives_head_id",
                table: "directives",
                column: "head_id");

            migrationBuilder.CreateIndex(
                name: "ix_directives_refines_id",
                table: "directives",
                column: "refines_id");

            migrationBuilder.CreateIndex(
                name: "ix_directives_unit_id_campaign_id",
                table: "directives",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_directives_unit_id_mark_year_number",
                table: "directives",
                columns: new[] { "unit_id", "mark", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_campaign_id",
                table: "documents",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_unit_id_campaign_id",
                table: "documents",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_unit_id",
                table: "evidence",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_reminders_unit_id",
                table: "finding_reminders",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_campaign_id_due",
                table: "findings",
                columns: new[] { "campaign_id", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_owner_id",
                table: "findings",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_recurs_id",
                table: "findings",
                column: "recurs_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_unit_id_campaign_id",
                table: "findings",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_grants_account_id",
                table: "grants",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_grants_unit_id",
                table: "grants",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_at",
                table: "idempotency_keys",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_inspection_draws_inspection_id_round",
                table: "inspection_draws",
                columns: new[] { "inspection_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inspection_joins_unit_id",
                table: "inspection_joins",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_inspections_campaign_id",
                table: "inspections",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_inspections_unit_id_campaign_id",
                table: "inspections",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_leader_comments_campaign_id",
                table: "leader_comments",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_leader_comments_member_id",
                table: "leader_comments",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_leader_comments_unit_id_campaign_id_month",
                table: "leader_comments",
                columns: new[] { "unit_id", "campaign_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_members_account_id",
                table: "members",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_members_name",
                table: "members",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_members_number",
                table: "members",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_members_unit_id",
                table: "members",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_unit_id",
                table: "memberships",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_tasks_campaign_id_carrier_unit_id",
                table: "plan_tasks",
                columns: new[] { "campaign_id", "carrier", "unit_id" },
                filter: "carrier IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_plan_tasks_campaign_id_standard_unit_id",
                table: "plan_tasks",
                columns: new[] { "campaign_id", "standard", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_tasks_campaign_id_unit_id_slot",
                table: "plan_tasks",
                columns: new[] { "campaign_id", "unit_id", "slot" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_tasks_serves_id",
                table: "plan_tasks",
                column: "serves_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_tasks_unit_id",
                table: "plan_tasks",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_tasks_upper_task_id",
                table: "plan_tasks",
                column: "upper_task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plans_campaign_id_unit_id_slot_from_month",
                table: "plans",
                columns: new[] { "campaign_id", "unit_id", "slot", "from_month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plans_unit_id",
                table: "plans",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_pledge_exemptions_member_id",
                table: "pledge_exemptions",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_pledge_exemptions_unit_id_year",
                table: "pledge_exemptions",
                columns: new[] { "unit_id", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_pledges_campaign_id_standard_unit_id",
                table: "pledges",
                columns: new[] { "campaign_id", "standard", "unit_id" },
                filter: "standard IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_pledges_member_id_year",
                table: "pledges",
                columns: new[] { "member_id", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_pledges_unit_id_campaign_id_year",
                table: "pledges",
                columns: new[] { "unit_id", "campaign_id", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_practices_campaign_id_unit_id",
                table: "practices",
                columns: new[] { "campaign_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_practices_entry_id",
                table: "practices",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_practices_unit_id",
                table: "practices",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_task_id",
                table: "proposals",
                column: "task_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_unit_id",
                table: "proposals",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_refinements_campaign_id",
                table: "refinements",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_refinements_replaces_id",
                table: "refinements",
                column: "replaces_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refinements_unit_id_campaign_id",
                table: "refinements",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_campaign_id_register_unit_id",
                table: "register_entries",
                columns: new[] { "campaign_id", "register", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_unit_id_campaign_id_register_name",
                table: "register_entries",
                columns: new[] { "unit_id", "campaign_id", "register", "name" },
                unique: true,
                filter: "closing_month IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reports_unit_id",
                table: "reports",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_responsible_account_id",
                table: "responsible",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_responsible_campaign_id",
                table: "responsible",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_responsible_unit_id_campaign_id_kind",
                table: "responsible",
                columns: new[] { "unit_id", "campaign_id", "kind" },
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stories_campaign_id",
                table: "stories",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_stories_task_id",
                table: "stories",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_stories_unit_id_campaign_id",
                table: "stories",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_by",
                table: "suggestions",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_campaign_id",
                table: "suggestions",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_directive_id",
                table: "suggestions",
                column: "directive_id");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_unit_id",
                table: "suggestions",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_task_offers_taken_up_as",
                table: "task_offers",
                column: "taken_up_as");

            migrationBuilder.CreateIndex(
                name: "ix_task_offers_task_id_unit_id",
                table: "task_offers",
                columns: new[] { "task_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_offers_unit_id_campaign_id",
                table: "task_offers",
                columns: new[] { "unit_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_task_progress_campaign_id_unit_id_month",
                table: "task_progress",
                columns: new[] { "campaign_id", "unit_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_ancestors_ancestor_id_depth_unit_id_from_month_to_month",
                table: "unit_ancestors",
                columns: new[] { "ancestor_id", "depth", "unit_id", "from_month", "to_month" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_names_unit_id",
                table: "unit_names",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_units_code",
                table: "units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_name",
                table: "units",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_verdicts_campaign_id_month_rule",
                table: "verdicts",
                columns: new[] { "campaign_id", "month", "rule" });

            migrationBuilder.CreateIndex(
                name: "ix_verdicts_unit_id_campaign_id_month_rule",
                table: "verdicts",
                columns: new[] { "unit_id", "campaign_id", "month", "rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visits_inspection_id_unit_id",
                table: "visits",
                columns: new[] { "inspection_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visits_unit_id",
                table: "visits",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_tokens");

            migrationBuilder.DropTable(
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_secrets");

            migrationBuilder.DropTable(
                name: "act_seals");

            migrationBuilder.DropTable(
                name: "acts");

            migrationBuilder.DropTable(
                name: "adoptions");

            migrationBuilder.DropTable(
                name: "award_objections");

            migrationBuilder.DropTable(
                name: "award_opinions");

            migrationBuilder.DropTable(
                name: "ballot_boxes");

            migrationBuilder.DropTable(
                name: "ballot_codes");

            migrationBuilder.DropTable(
                name: "bulletins");

            migrationBuilder.DropTable(
                name: "campaign_months");

            migrationBuilder.DropTable(
                name: "campaign_periods");

            migrationBuilder.DropTable(
                name: "campaign_requirements");

            migrationBuilder.DropTable(
                name: "campaign_rounds");

            migrationBuilder.DropTable(
                name: "contact_visits");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "date_changes");

            migrationBuilder.DropTable(
                name: "directive_attachments");

            migrationBuilder.DropTable(
                name: "directive_copies");

            migrationBuilder.DropTable(
                name: "directive_opinions");

            migrationBuilder.DropTable(
                name: "directive_receipts");

            migrationBuilder.DropTable(
                name: "directive_reminders");

            migrationBuilder.DropTable(
                name: "directive_series");

            migrationBuilder.DropTable(
                name: "directive_texts");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "finding_reminders");

            migrationBuilder.DropTable(
                name: "finding_steps");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "inspection_draws");

            migrationBuilder.DropTable(
                name: "inspection_joins");

            migrationBuilder.DropTable(
                name: "leader_comments");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "plan_versions");

            migrationBuilder.DropTable(
                name: "pledge_drafts");

            migrationBuilder.DropTable(
                name: "pledge_exemptions");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "refinements");

            migrationBuilder.DropTable(
                name: "register_values");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "responsible");

            migrationBuilder.DropTable(
                name: "rollups");

            migrationBuilder.DropTable(
                name: "standards_editions");

            migrationBuilder.DropTable(
                name: "story_carriages");

            migrationBuilder.DropTable(
                name: "story_texts");

            migrationBuilder.DropTable(
                name: "suggestions");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropTable(
                name: "tally_changes");

            migrationBuilder.DropTable(
                name: "task_offers");

            migrationBuilder.DropTable(
                name: "task_progress");

            migrationBuilder.DropTable(
                name: "unit_ancestors");

            migrationBuilder.DropTable(
                name: "unit_names");

            migrationBuilder.DropTable(
                name: "verdicts");

            migrationBuilder.DropTable(
                name: "visits");

            migrationBuilder.DropTable(
                name: "practices");

            migrationBuilder.DropTable(
                name: "award_candidates");

            migrationBuilder.DropTable(
                name: "appraisal_rounds");

            migrationBuilder.DropTable(
                name: "contact_points");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "plans");

            migrationBuilder.DropTable(
                name: "pledges");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "stories");

            migrationBuilder.DropTable(
                name: "directives");

            migrationBuilder.DropTable(
                name: "plan_tasks");

            migrationBuilder.DropTable(
                name: "inspections");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "award_rounds");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "units");
        }
    }
}
