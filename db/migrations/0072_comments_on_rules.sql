CREATE TABLE "rule_comments" (
	"comment_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_comments_comment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"rule_id" integer NOT NULL,
	"no" integer NOT NULL,
	"author_id" integer NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rule_comments_text_fits" CHECK (length(text) BETWEEN 1 AND 1000)
);
--> statement-breakpoint
ALTER TABLE "rule_comments" ADD CONSTRAINT "rule_comments_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_comments" ADD CONSTRAINT "rule_comments_author_id_users_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rule_comments_rule_id_idx" ON "rule_comments" USING btree ("rule_id","comment_id");--> statement-breakpoint
CREATE INDEX "rule_comments_author_id_idx" ON "rule_comments" USING btree ("author_id");--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rule_comments
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
