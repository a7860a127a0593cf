-- What is on its way by e-mail and SMS. A row is there while it waits; once it is out only the number of its message is left.
CREATE TABLE subscription_sending (
    home BIGINT NOT NULL,                        -- of the subscription
    subscription UUID NOT NULL,
    about UUID NOT NULL,                         -- the message; or the subscription itself, whose code is told
    channel TEXT NOT NULL,
    urgency BIGINT NOT NULL,                     -- what goes first has the lowest
    state TEXT NOT NULL,                         -- waiting; sending: written before the network is asked, and never tried again
    tries BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    PRIMARY KEY (home, subscription, about)
);
CREATE INDEX subscription_sending_due ON subscription_sending (channel, urgency, next_try_at) WHERE state = 'waiting';
CREATE INDEX subscription_sending_about ON subscription_sending (about, channel);

-- How far a message is with those who asked for news, and how many got it.
CREATE TABLE message_dispatch (
    home BIGINT NOT NULL,                        -- of the message
    message UUID NOT NULL,
    channel TEXT NOT NULL,
    last UUID,                                   -- the subscription up to which its sendings are written
    is_queued BOOLEAN NOT NULL,                  -- all of them are
    is_over BOOLEAN NOT NULL,                    -- its last day has passed, and nothing waits any more
    sent BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    PRIMARY KEY (home, message, channel)
);
CREATE INDEX message_dispatch_of ON message_dispatch (message);
CREATE INDEX message_dispatch_open ON message_dispatch (message) WHERE NOT is_over;
