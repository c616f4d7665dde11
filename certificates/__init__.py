"""Giấy khen, bằng, phôi in sẵn; sổ theo dõi khen thưởng."""
