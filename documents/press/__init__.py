"""The warm press: pages of HTML become PDF in children with hard limits."""
