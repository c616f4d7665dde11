"""Thủ tục: what every act is made of, from the form of a page to a refusal that says why."""
