"""Reports as papers of Nghị định 30/2020/NĐ-CP."""
